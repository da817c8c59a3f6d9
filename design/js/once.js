// Small commands of the page: print, copy a code.
export function once (root) {
  root.addEventListener('click', (event) => {
    const button = event.target.closest('[data-dt-print], [data-dt-copy]')
    if (!button) return
    if ('dtPrint' in button.dataset) {
      window.print()
      return
    }
    navigator.clipboard.writeText(button.dataset.dtCopy).then(() => {
      const status = button.querySelector('[role="status"]')
      if (status) status.textContent = status.dataset.done
    })
  })
}
