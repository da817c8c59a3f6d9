// The secretary's rows save themselves a moment after the last key; hot keys put in the time and who speaks.
const PAUSE = 800
const OFF = 'dt-hall-keys-off'

export function rowsOf (root, outbox) {
  const timers = new Map()
  const form = (element) => element.closest && element.closest('form[data-hall-row]')
  const said = new Map()
  const say = (row, text) => {
    said.set(row.dataset.key, text)
    const place = row.querySelector('[data-hall-saved]')
    if (place) place.textContent = text
  }

  function save (row) {
    clearTimeout(timers.get(row.dataset.key))
    if (!row.dataset.dirty || row.dataset.sent === row.elements.text.value) return
    row.dataset.sent = row.elements.text.value
    const { key, seen_version: seen, text } = row.elements
    const fields = { key: key.value, seen_version: seen.value, text: text.value }
    say(row, 'Đang gửi… còn trên máy này')
    outbox.add({ verb: 'save_text', address: row.getAttribute('action'), fields, row: key.value, label: 'Lưu một dòng biên bản' })
  }

  function saved (item, result) {
    const row = root.querySelector(`form[data-key="row-${CSS.escape(item.row)}"]`)
    if (!row) return
    if (result.conflict) { delete row.dataset.dirty; return } // the part shows both texts
    row.elements.seen_version.value = result.version
    if (row.elements.text.value === item.fields.text) delete row.dataset.dirty
    say(row, `Đã lưu lúc ${new Date().toTimeString().slice(0, 5)}`)
  }

  root.addEventListener('input', (event) => {
    const row = form(event.target)
    if (!row) return
    row.dataset.dirty = 'yes'
    clearTimeout(timers.get(row.dataset.key))
    timers.set(row.dataset.key, setTimeout(() => save(row), PAUSE))
  })
  root.addEventListener('focusout', (event) => { const row = form(event.target); if (row) save(row) })

  function insert (what) {
    const fresh = root.querySelector('form[data-hall-new]')
    const active = document.activeElement
    const box = active && active.tagName === 'TEXTAREA' && root.contains(active) ? active : fresh && fresh.elements.text
    if (!box) return
    const now = new Date()
    const time = `${String(now.getHours()).padStart(2, '0')} giờ ${String(now.getMinutes()).padStart(2, '0')}: `
    const who = fresh && fresh.dataset.speaker ? `Ông/bà ${fresh.dataset.speaker}: ` : ''
    box.focus()
    box.setRangeText(what === 'time' ? time : who, box.selectionStart, box.selectionEnd, 'end')
    box.dispatchEvent(new Event('input', { bubbles: true }))
  }

  const isOff = () => { try { return localStorage.getItem(OFF) === 'yes' } catch { return false } }
  root.addEventListener('click', (event) => {
    const button = event.target.closest('[data-hall-insert]')
    if (button) insert(button.dataset.hallInsert)
  })
  root.addEventListener('change', (event) => {
    if (!event.target.matches('[data-hall-keys-on]')) return
    try { localStorage.setItem(OFF, event.target.checked ? 'no' : 'yes') } catch {}
  })
  document.addEventListener('keydown', (event) => {
    const what = { F8: 'time', F9: 'speaker' }[event.key]
    if (!what || isOff() || !root.querySelector('form[data-hall-new]')) return
    event.preventDefault()
    insert(what)
  })

  function draw () {
    for (const button of root.querySelectorAll('[data-hall-insert], [data-hall-keys]')) button.hidden = false
    for (const button of root.querySelectorAll('[data-hall-save]')) button.hidden = true
    for (const row of root.querySelectorAll('form[data-hall-row]')) if (said.has(row.dataset.key)) say(row, said.get(row.dataset.key))
    for (const box of root.querySelectorAll('[data-hall-keys-on]')) box.checked = !isOff()
  }
  return { save, saved, draw }
}
