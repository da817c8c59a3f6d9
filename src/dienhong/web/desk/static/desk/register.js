// Single keys of the register: never inside a field, never with Ctrl or Alt, switched off per person (WCAG 2.1.4).
// Every one has a button or link on the page; the page works without this file.
(() => {
  const page = document.querySelector('[data-desk-register]')
  const help = document.getElementById('phim-tat-giup')
  const opener = document.querySelector('[data-desk-help]')
  const spoken = document.querySelector('[data-desk-spoken]')
  const rows = [...document.querySelectorAll('[data-desk-row]')]
  let at = -1
  if (!page) return

  function say (words) { if (spoken) spoken.textContent = words }

  function showHelp () { if (help && help.showModal && !help.open) help.showModal() }

  function go (next) {
    if (!rows.length) return
    if (rows[at]) rows[at].removeAttribute('data-desk-at')
    at = Math.max(0, Math.min(rows.length - 1, next))
    rows[at].setAttribute('data-desk-at', '')
    rows[at].querySelector('th a').focus()
    rows[at].scrollIntoView({ block: 'nearest' })
  }

  function tick () {
    const box = rows[at] && rows[at].querySelector('input[name="chosen"]')
    if (!box) return
    box.checked = !box.checked
    box.dispatchEvent(new Event('change', { bubbles: true }))
    say((box.checked ? 'Đã chọn ' : 'Đã bỏ chọn ') + rows[at].querySelector('th').textContent)
  }

  function start (task) {
    const button = document.querySelector(`[data-desk-task="${task}"]`)
    if (!button) return
    if (!document.querySelector('input[name="chosen"]:checked')) tick()
    if (document.querySelector('input[name="chosen"]:checked')) button.click()
    else say('Chưa chọn ý kiến nào')
  }

  function search () {
    const field = document.querySelector('[data-desk-search]')
    field.closest('details').open = true
    field.focus()
  }

  const keys = {
    j: () => go(at + 1),
    k: () => go(at - 1),
    x: tick,
    t: () => start('triage'),
    a: () => start('assign'),
    '/': search,
    '?': showHelp
  }

  if (opener) {
    opener.hidden = false
    opener.addEventListener('click', showHelp)
  }
  if (page.dataset.deskKeysOn !== '1') return
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return
    if (event.target.closest('input:not([type="checkbox"]), select, textarea, dialog, [contenteditable]')) return
    const act = keys[event.key]
    if (!act) return
    event.preventDefault()
    act()
  })
  for (const [place, row] of rows.entries()) row.addEventListener('focusin', () => { at = place })
})()
