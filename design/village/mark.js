// On every page of the desk: shows how many records wait on this machine, warns before a log-out that leaves them behind,
// and forgets whose page it was as soon as somebody else is here.
import { ask } from './notes.js'
import { forgetWho, unsentOf, whoIsHere } from './who.js'

const { page, person } = document.currentScript.dataset
const here = Number(person) || 0
const known = whoIsHere(page)
if (here && known && known.person !== here) forgetWho(page)

function badge () {
  const waiting = here ? unsentOf(page, here) : 0
  for (const link of document.querySelectorAll(`nav a[href="${page}"]`)) {
    for (const old of link.querySelectorAll('[data-village-badge]')) old.remove()
    if (!waiting) continue
    const made = document.createElement('span')
    made.className = 'dt-count'
    made.dataset.villageBadge = ''
    made.textContent = waiting
    const words = document.createElement('span')
    words.className = 'dt-visually-hidden'
    words.textContent = ' ý kiến chưa gửi'
    made.append(words)
    link.append(' ', made)
  }
}

async function leave (event) {
  const form = event.target
  if (!here || !form.matches('form[action$="/dang-xuat/"]')) return
  const waiting = unsentOf(page, here)
  if (!waiting) return forgetWho(page)
  event.preventDefault()
  const isSure = await ask(
    `Còn ${waiting} ý kiến CHƯA gửi`,
    'Các ý kiến này vẫn nằm trên máy, chỉ hiện lại khi chính ông/bà đăng nhập trên máy này. Đừng xóa dữ liệu duyệt web.',
    'Vẫn đăng xuất', 'Ở lại để gửi'
  )
  if (!isSure) return
  forgetWho(page)
  form.submit()
}

document.addEventListener('submit', leave)
document.addEventListener('dt-village:count', badge)
badge()
