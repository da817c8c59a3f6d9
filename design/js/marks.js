// Split view: a link to a mark ([data-dt-mark="id"]) lights the passage while pointed at or focused.
export function marks (root) {
  const light = (event, on) => {
    const link = event.target.closest && event.target.closest('[data-dt-mark]')
    if (!link) return
    for (const mark of document.querySelectorAll(`[data-dt-span~="${CSS.escape(link.dataset.dtMark)}"]`)) {
      mark.classList.toggle('dt-mark--active', on)
    }
  }
  for (const name of ['mouseover', 'focusin']) root.addEventListener(name, (event) => light(event, true))
  for (const name of ['mouseout', 'focusout']) root.addEventListener(name, (event) => light(event, false))
}
