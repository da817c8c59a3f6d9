// What was typed and not sent yet stands in the list where it belongs, marked so; also after a reload without a network.
const PLACES = {
  write_row: '[data-hall-part="minutes"] .hall-rows',
  register: '[data-hall-part="queue"]'
}

export function drawPending (root, items) {
  for (const old of root.querySelectorAll('[data-hall-unsent]')) old.remove()
  for (const item of items) {
    if (item.refused) continue
    if (item.row) restore(root, item)
    const place = PLACES[item.verb] && root.querySelector(PLACES[item.verb])
    if (place) place.append(line(item, place.matches('ol, ul') ? 'li' : 'p'))
  }
}

function line (item, name) {
  const { text, name: who, subject } = item.fields
  const row = document.createElement(name)
  row.className = 'hall-unsent'
  row.dataset.hallUnsent = item.id
  const mark = document.createElement('strong')
  mark.textContent = 'CHƯA gửi'
  row.append(mark, ` ${new Date(item.at).toTimeString().slice(0, 5)} · ${[who, subject, text].filter(Boolean).join(' – ')}`)
  return row
}

// The text of a row that waits is in its box again; nobody else's is overwritten, for the server compares versions.
function restore (root, item) {
  const form = root.querySelector(`form[data-key="row-${CSS.escape(item.row)}"]`)
  if (!form || form.dataset.dirty) return
  form.elements.text.value = item.fields.text
  form.dataset.dirty = 'yes'
  form.dataset.sent = item.fields.text
  const place = form.querySelector('[data-hall-saved]')
  if (place) place.textContent = 'CHƯA gửi – còn trên máy này'
}
