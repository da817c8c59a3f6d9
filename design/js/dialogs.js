// <a href="#id" data-dt-open> opens the <dialog id>; without JavaScript the link shows it in place (:target).
export function dialogs (root) {
  root.addEventListener('click', (event) => {
    const opener = event.target.closest('[data-dt-open]')
    if (opener) {
      const dialog = document.getElementById(opener.hash.slice(1))
      if (dialog && dialog.showModal) {
        event.preventDefault()
        dialog.showModal()
      }
      return
    }
    const closer = event.target.closest('[data-dt-close]')
    const dialog = closer && closer.closest('dialog')
    if (dialog && dialog.open) {
      event.preventDefault()
      dialog.close()
    }
  })
}
