// <form data-dt-guard> asks before leaving with unsent text.
export function guard (root) {
  const dirty = new Set()
  root.addEventListener('input', (event) => {
    const form = event.target.closest('form[data-dt-guard]')
    if (form) dirty.add(form)
  })
  root.addEventListener('submit', (event) => dirty.delete(event.target))
  root.addEventListener('dt-saved', (event) => { if (event.detail.whole) dirty.delete(event.target) })
  window.addEventListener('beforeunload', (event) => {
    for (const form of dirty) if (!form.isConnected) dirty.delete(form)
    if (dirty.size) event.preventDefault()
  })
}
