// <form data-dt-keep="name"> keeps its typed text on this machine until it was sent, so that a lost connection or a
// log-in that ended loses nothing. Text areas and plain lines only; never what has autocomplete="off", a password, a choice.
// It is kept twice: at once in localStorage, which a page that is being closed can still write, and in IndexedDB, which
// says when the disk has it; only then does the page say so.
import { drop, dropWhere, held, hold } from './durable.js'

const MARK = 'dt-keep:'
const LONGEST = 3 * 24 * 3600 * 1000
const PAUSE = 300
const FIELDS = 'textarea:not([autocomplete="off"]), input[type="text"]:not([autocomplete="off"])'
// How a page says that the form it follows was accepted.
const ACCEPTED = '[data-dt-kept], .dt-panel, .dt-notification-banner--success'

const clock = (at) => new Date(at).toTimeString().slice(0, 5)
const day = (at) => new Date(at).toLocaleDateString('vi-VN', { day: '2-digit', month: '2-digit', year: 'numeric' })
const plain = (text) => (text || '').replace(/\r\n/g, '\n').normalize('NFC').trim()
const agree = (one, other) => Object.keys(one).every((name) => plain(one[name]) === plain(other[name]))

// Storage may be switched off or full: then nothing is kept, and nothing is said to be.
function read (key) {
  try { return JSON.parse(localStorage.getItem(key)) } catch { return null }
}
function write (key, draft) {
  try { localStorage.setItem(key, JSON.stringify(draft)); return true } catch { return false }
}
function forget (key) {
  try { localStorage.removeItem(key) } catch {}
  drop(key)
}
function keys () {
  try { return Object.keys(localStorage).filter((key) => key.startsWith(MARK)) } catch { return [] }
}

// What is too old goes; so does what was sent from the page before this one, if this one says that it was accepted.
function tidy () {
  const accepted = document.querySelector(ACCEPTED)
  const before = document.referrer.startsWith(location.origin + '/') ? new URL(document.referrer).pathname : ''
  const isDone = (draft) => Date.now() - draft.at > LONGEST || (accepted && draft.sent && before === draft.path)
  for (const key of keys()) {
    const draft = read(key)
    if (!draft || isDone(draft)) forget(key)
  }
  dropWhere(isDone)
}

function element (tag, className, text) {
  const made = document.createElement(tag)
  made.className = className
  made.textContent = text
  return made
}

function keep (form) {
  const path = location.pathname
  const key = `${MARK}${path}:${form.dataset.dtKeep}`
  const fields = [...form.querySelectorAll(FIELDS)].filter((field) => field.name)
  const pick = (part) => Object.fromEntries(fields.map((field) => [field.name, field[part]]))
  const server = pick('defaultValue')
  const status = element('p', 'dt-hint', '')
  status.setAttribute('role', 'status')
  const buttons = form.querySelector('.dt-button-group, button[type="submit"]')
  buttons.after(status) // above them it would move the button away under a pressing finger
  const say = (text) => { if (status.textContent !== text) status.textContent = text }
  let timer = 0
  let last = 0
  let isTouched = false
  let box = null

  const kept = (draft) => { if (draft.at === last) say(`Đã giữ trên máy này lúc ${clock(draft.at)}`) }

  function save (sent = false) {
    clearTimeout(timer)
    timer = 0
    if (!isTouched && !sent) return
    const typed = pick('value')
    last = Date.now()
    if (!sent && agree(typed, server)) return forget(key)
    const draft = { at: last, path, sent, typed, server }
    if (!write(key, draft)) return
    const stored = hold(key, draft)
    if (!sent) stored.then(() => kept(draft))
  }

  function offer (draft) {
    if (box) box.remove()
    box = element('div', 'dt-inset-text dt-noprint', '')
    box.setAttribute('role', 'region')
    box.setAttribute('aria-label', 'Bản viết dở')
    const others = agree(draft.server, server) ? '' : ' Từ đó nội dung trong ô đã được thay đổi: khôi phục là thay chữ đang có trong ô.'
    box.append(
      element('p', 'dt-body', `Máy này còn giữ bản viết dở lúc ${clock(draft.at)}, ngày ${day(draft.at)}.${others}`),
      element('p', 'dt-hint', 'Bản này chỉ nằm trên máy này và tự xóa sau 3 ngày. Máy dùng chung, hoặc bản không phải của ông/bà: bấm “Bỏ” để xóa ngay.')
    )
    const group = element('div', 'dt-button-group dt-flush', '')
    const act = (label, kind, then) => {
      const button = element('button', `dt-button dt-button--${kind}`, label)
      button.type = 'button'
      button.addEventListener('click', () => { then(); box.remove(); fields[0].focus() })
      group.append(button)
    }
    act('Khôi phục', 'secondary', () => {
      for (const field of fields) {
        if (!(field.name in draft.typed)) continue
        field.value = draft.typed[field.name]
        field.dispatchEvent(new Event('input', { bubbles: true }))
      }
      save()
      say('Đã khôi phục bản viết dở')
    })
    act('Bỏ', 'quiet', () => {
      forget(key)
      say('Đã xóa bản viết dở khỏi máy này')
    })
    box.append(group)
    form.before(box)
  }

  // Also when the browser takes the page out of its memory: what was sent from it may not have arrived.
  // A killed browser may have lost the quick copy, or its last words: the later of the two copies counts.
  function look () {
    const quick = read(key)
    const asked = held(key)
    if (quick) take(quick)
    asked.then((slow) => {
      if (slow && Date.now() - slow.at <= LONGEST && (!quick || slow.at > quick.at) && !last) take(slow)
    })
  }

  function take (draft) {
    const wasSent = draft.sent
    if (wasSent) {
      write(key, Object.assign(draft, { sent: false }))
      hold(key, draft)
    }
    if (agree(draft.typed, server)) {
      if (!wasSent) forget(key) // the server has it; after sending, its page may only repeat what it did not accept
    } else if (agree(draft.typed, pick('value'))) {
      isTouched = true
      say(`Đã giữ trên máy này lúc ${clock(draft.at)}`)
    } else {
      offer(draft)
    }
  }

  const soon = (event) => {
    if (!fields.includes(event.target)) return
    isTouched = true
    if (event.isComposing) {
      clearTimeout(timer)
      timer = 0
    } else if (!timer) {
      timer = setTimeout(save, PAUSE) // also in the middle of quick typing
    }
  }
  form.addEventListener('input', soon)
  form.addEventListener('compositionend', soon)
  form.addEventListener('focusout', () => save())
  form.addEventListener('submit', () => save(true))
  // A script has saved some of the fields at the office: this machine keeps only what came after.
  form.addEventListener('dt-saved', (event) => {
    Object.assign(server, event.detail.typed)
    isTouched = true
    save()
    if (agree(pick('value'), server)) say('')
  })
  look()
  document.addEventListener('visibilitychange', () => { if (document.hidden && timer) save() })
  window.addEventListener('pagehide', () => { if (timer) save() })
  window.addEventListener('pageshow', (event) => { if (event.persisted) look() })
}

export function drafts (root) {
  tidy()
  for (const form of root.querySelectorAll('form[data-dt-keep]')) keep(form)
}
