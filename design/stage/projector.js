// The projector follows the record. Without a network it keeps what it shows, with a small mark of its age.
import { clocksOf } from './clocks.js'
import { partsOf } from './parts.js'
import { pulseOf } from './pulse.js'
import { keepWorking } from './working.js'

const root = document.querySelector('[data-hall]')
const age = root.querySelector('[data-hall-age]')
const clocks = clocksOf(root)
const working = keepWorking()
const parts = partsOf(root, { onNow: clocks.set, onDrawn: () => { clocks.draw(); working.changed() }, onGone: gone })
let seen = Number(root.dataset.kept) || Date.now()

function minutesAgo () {
  const minutes = Math.floor((Date.now() - seen) / 60000)
  return minutes ? `${minutes} phút trước` : 'chưa đầy 1 phút trước'
}

// Revoked or over: nothing of the conference stays on the wall.
function gone () {
  const told = document.createElement('p')
  told.className = 'wall-gone'
  told.textContent = 'Màn chiếu này đã bị thu hồi hoặc hết hạn. Hãy mở lại bằng địa chỉ mới từ trang Chuẩn bị hội nghị.'
  document.body.replaceChildren(told)
}

pulseOf(root, {
  onTopics: parts.refetch,
  onPoll: () => parts.refetch('*'),
  onLost: () => { age.textContent = `Mất kết nối – hình này từ ${minutesAgo()}` },
  onFound: () => { seen = Date.now(); age.textContent = '' }
})
setInterval(() => parts.refetch('*'), 60 * 1000)
clocks.draw()
