// The reception desk: the list is held in memory, so that names are found without a network; arrivals go out in order
// when there is one. Without this file the desk is a page of ordinary forms.
import { outboxOf } from './outbox.js'
import { partsOf } from './parts.js'
import { pulseOf } from './pulse.js'
import { scannerOf } from './scanning.js'
import { drawOutbox, tellerOf } from './telling.js'
import { keepWorking } from './working.js'

const MOST = 20
const root = document.querySelector('[data-hall]')
const tell = tellerOf(root)
const box = root.querySelector('#ten')
const list = root.querySelector('[data-found]')
const bar = root.querySelector('[data-hall-bar]')
const working = keepWorking()
let people = []
let etag = ''

const fold = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/đ/gi, 'd').toLowerCase()
const clock = (at) => new Date(at).toTimeString().slice(0, 5)

const parts = partsOf(root, { onNow: () => {}, onDrawn: () => working.changed(), onGone: () => { tell('Địa chỉ này đã hết hạn hoặc bị thu hồi. Hãy xin địa chỉ mới ở trang Chuẩn bị.', true) } })
const outbox = outboxOf(root, {
  onChange: (items) => { drawOutbox(root, items, outbox); draw() },
  onAnswer: (item, answer) => {
    if (answer.ok) tell(answer.body.told)
    else if (answer.message) tell(answer.message, true)
    parts.refetch('*')
    fetchPeople()
  }
})

async function fetchPeople () {
  try {
    const response = await fetch(root.dataset.people, { headers: { Accept: 'application/json', ...(etag ? { 'If-None-Match': etag } : {}) }, cache: 'no-store' })
    if (!response.ok) return
    etag = response.headers.get('ETag') || ''
    people = (await response.json()).people
    draw()
  } catch (error) {} // without a network the list of before is used
}

const waits = (person) => outbox.shown().items.find((item) => !item.refused && item.fields.key === person.key)

function arrive (person) {
  if (!waits(person)) outbox.add({ verb: 'check_in', address: root.dataset.arrive, fields: { key: person.key, name: person.name }, label: 'Đón' })
}

function draw () {
  const words = fold(box.value).split(/\s+/).filter(Boolean)
  if (!people.length) return
  const found = words.length ? people.filter((person) => words.every((word) => person.folded_name.includes(word))) : []
  list.replaceChildren(...found.slice(0, MOST).map(line))
  root.querySelector('[data-found-none]').hidden = !words.length || found.length > 0
}

function line (person) {
  const item = document.createElement('li')
  const who = document.createElement('span')
  const name = document.createElement('strong')
  name.textContent = person.name
  who.append(name, [person.village__name, person.group].filter(Boolean).map((text) => `, ${text}`).join(''))
  item.append(who)
  if (waits(person)) item.append(note('Có mặt – CHƯA gửi'))
  else if (person.present_at) item.append(note(`Đã có mặt từ ${clock(person.present_at)}, ${person.present_by} ghi`))
  else {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'dt-button'
    button.textContent = 'Có mặt'
    button.setAttribute('aria-label', `Có mặt: ${person.name}`)
    button.addEventListener('click', () => { arrive(person); box.focus(); box.select() })
    item.append(button)
  }
  return item
}

function note (text) {
  const place = document.createElement('span')
  place.textContent = text
  return place
}

// A scanned address ends with the code. The one who belongs to it is found here; an unknown one is left to the server.
function byCode (text) {
  const code = text.trim().replace(/\/+$/, '').split(/[/=\s]/).pop().toUpperCase()
  if (!code) return
  const person = people.find((one) => one.code === code)
  if (person && waits(person)) tell(`${person.name} đã có mặt – CHƯA gửi.`)
  else if (person) outbox.add({ verb: 'check_in', address: root.dataset.arrive, fields: { key: person.key, name: person.name }, label: 'Đón' })
  else outbox.add({ verb: 'check_in', address: root.dataset.arrive, fields: { code }, label: `Đón theo mã ${code}` })
}

root.addEventListener('submit', (event) => {
  const form = event.target
  if (form.matches('[data-find]')) {
    event.preventDefault()
    const only = list.querySelectorAll('button')
    if (only.length === 1) only[0].click()
  } else if (form.matches('[data-code]')) {
    event.preventDefault()
    byCode(form.elements.code.value)
    form.reset()
  } else if (form.matches('[data-walk-in]')) {
    event.preventDefault()
    const { name, village, group } = form.elements
    outbox.add({ verb: 'walk_in', address: form.getAttribute('action'), fields: { name: name.value, village: village.value, group: group.value }, label: 'Khách vãng lai' })
    form.reset()
    name.focus()
  }
})
box.addEventListener('input', draw)
root.querySelector('[data-find-button]').hidden = true

pulseOf(root, {
  onTopics: (topics) => { fetchPeople(); return parts.refetch(topics) },
  onPoll: () => { fetchPeople(); return parts.refetch('*') },
  onFound: () => { bar.hidden = true },
  onLost: () => {
    bar.textContent = 'Mất kết nối với máy chủ. Bàn đón tiếp cứ làm tiếp: người đã ghi nằm trên máy này, có mạng thì máy tự gửi.'
    bar.hidden = false
  }
})
scannerOf(root.querySelector('[data-scan]'), root.querySelector('[data-camera]'), byCode)
fetchPeople()
outbox.run()
