// Single keys of the desk (never inside a field, never with Ctrl or Alt, with an off switch: WCAG 2.1.4), and filling in
// the machine's proposal. Every page works without this file.
(() => {
  const KEY = 'desk-keys'
  const isOn = () => localStorage.getItem(KEY) !== 'off'
  const hint = document.querySelector('[data-desk-keys]')
  const rows = [...document.querySelectorAll('[data-desk-row]')]
  let at = -1

  function show () {
    if (!hint) return
    hint.hidden = false
    hint.querySelector('[data-desk-keys-switch]').textContent = isOn() ? 'Tắt phím tắt' : 'Bật phím tắt'
  }

  function select (next) {
    if (!rows.length) return
    if (rows[at]) rows[at].removeAttribute('aria-selected')
    at = Math.max(0, Math.min(rows.length - 1, next))
    rows[at].setAttribute('aria-selected', 'true')
    rows[at].querySelector('a').focus()
    rows[at].scrollIntoView({ block: 'nearest' })
  }

  function fill (link) {
    const form = document.querySelector('form[data-desk-filled]')
    if (!form) return false
    const proposed = JSON.parse(link.dataset.deskFill)
    for (const name of ['kind', 'lead', 'urgency']) form.elements[name].value = proposed[name]
    for (const box of form.querySelectorAll('input[name="others"]')) box.checked = proposed.others.includes(box.value)
    const around = form.closest('details')
    if (around) around.open = true
    const more = form.querySelector('details')
    if (more && proposed.others.length) more.open = true
    form.querySelector('[type="submit"]').focus()
    return true
  }

  document.addEventListener('click', (event) => {
    const filler = event.target.closest('[data-desk-fill]')
    if (filler && fill(filler)) event.preventDefault()
    if (event.target.closest('[data-desk-keys-switch]')) {
      localStorage.setItem(KEY, isOn() ? 'off' : 'on')
      show()
    }
  })

  document.addEventListener('keydown', (event) => {
    if (document.querySelector('[data-desk-register]')) return // the register has keys of its own
    if (!isOn() || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return
    if (event.target.closest('input, select, textarea, [contenteditable]')) return
    const filler = document.querySelector('[data-desk-fill]')
    const search = document.querySelector('[data-desk-search]')
    const keyed = /^[a-z0-9]$/.test(event.key) && document.querySelector(`[data-desk-key="${event.key}"]`)
    if (keyed) keyed.click()
    else if (event.key === 'j') select(at + 1)
    else if (event.key === 'k') select(at - 1)
    else if (event.key === 'g' && filler) fill(filler)
    else if (event.key === '/' && search) {
      event.preventDefault()
      search.closest('details').open = true
      search.focus()
    }
  })
  // On a narrow screen a row of tabs scrolls sideways: the one that is open is in sight.
  for (const open of document.querySelectorAll('.dt-tabs-nav [aria-current]')) {
    const row = open.closest('.dt-tabs-nav')
    row.scrollLeft = Math.max(0, open.offsetLeft - row.offsetLeft - (row.clientWidth - open.offsetWidth) / 2)
  }
  show()
})()
