// The consoles of the hall: parts follow the record by themselves, presses are sent once and in order, clocks run here.
// Without this file every console is a page of ordinary forms.
import { clocksOf } from './clocks.js'
import { outboxOf } from './outbox.js'
import { partsOf } from './parts.js'
import { drawPending } from './pending.js'
import { pulseOf } from './pulse.js'
import { rowsOf } from './rows.js'
import { drawOutbox, tellerOf } from './telling.js'
import { keepWorking } from './working.js'

const root = document.querySelector('[data-hall]')
const tell = tellerOf(root)
const clocks = clocksOf(root)
const working = keepWorking()
const parts = partsOf(root, { onNow: clocks.set, onDrawn: drawn })
const outbox = outboxOf(root, { onChange: (items) => { drawOutbox(root, items, outbox); drawPending(root, items) }, onAnswer: answered })
const rows = rowsOf(root, outbox)

function drawn () {
  clocks.draw()
  rows.draw()
  drawPending(root, outbox.shown().items)
  working.changed()
}

function answered (item, answer) {
  if (answer.ok) {
    if (item.verb === 'save_text') rows.saved(item, answer.body.result)
    else tell(answer.body.told)
  } else if (answer.message) tell(answer.message, true)
  parts.refetch('*')
}

// A nervous double press is one press.
let last = { mark: '', at: 0 }
function isAgain (address, fields) {
  const mark = `${address} ${JSON.stringify(fields)}`
  const again = mark === last.mark && Date.now() - last.at < 1000
  last = { mark, at: Date.now() }
  return again
}

// A press: what a plain form would send, with an id of its own that makes sending it twice harmless.
root.addEventListener('submit', (event) => {
  const form = event.target
  const button = event.submitter
  const address = (button && button.getAttribute('formaction')) || form.getAttribute('action')
  const found = address && address.match(/\/viec\/(\w+)\/$/)
  if (!found) return
  event.preventDefault()
  const fields = {}
  const sent = [...new FormData(form)]
  if (button && button.name) sent.push([button.name, button.value])
  for (const [name, value] of sent) {
    if (['csrfmiddlewaretoken', 'page_id', 'back'].includes(name)) continue
    fields[name] = name in fields ? [].concat(fields[name], value) : value
  }
  if (form.matches('[data-hall-row]')) return rows.save(form)
  if (isAgain(address, fields)) return
  outbox.add({ verb: found[1], address, fields, label: (button || form).textContent.trim().slice(0, 80) })
  if (form.matches('[data-hall-clear]')) form.reset()
  delete form.dataset.dirty
})
root.addEventListener('input', (event) => {
  if (event.target.form) event.target.form.dataset.dirty = 'yes'
})

const bar = root.querySelector('[data-hall-bar]')
pulseOf(root, {
  onTopics: parts.refetch,
  onPoll: () => parts.refetch('*'),
  onFound: () => { bar.hidden = true },
  onLost: () => {
    bar.textContent = 'Mất kết nối với máy chủ. Ông/bà cứ làm tiếp: việc đã bấm và chữ đã gõ nằm trên máy này, có mạng thì máy tự gửi.'
    bar.hidden = false
  }
})
setInterval(() => parts.refetch('agenda'), 60 * 1000)
rows.draw()
clocks.draw()
outbox.run()
