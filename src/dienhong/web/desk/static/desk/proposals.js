// One key takes a proposal: the first press chooses it in the form, each further press goes on to the next choice.
// The keys themselves are heard by keys.js, which presses the button. Without this file the buttons send the form and come back filled in.
(() => {
  const form = document.querySelector('form[data-desk-filled]')
  const told = document.querySelector('[data-desk-taken]')
  if (!form) return

  function take (button) {
    const [[name, value]] = Object.entries(JSON.parse(button.dataset.deskTake))
    const list = form.elements[name]
    const around = form.closest('details')
    if (around) around.open = true
    if (list.value !== String(value) && button.dataset.deskStepping !== list.value) list.value = value
    else list.selectedIndex = list.selectedIndex + 1 < list.options.length ? list.selectedIndex + 1 : 1
    button.dataset.deskStepping = list.value
    list.dispatchEvent(new Event('change', { bubbles: true }))
    told.textContent = `${form.querySelector(`label[for="${list.id}"]`).textContent.trim()}: ${list.selectedOptions[0].text}`
  }

  for (const button of document.querySelectorAll('[data-desk-take]')) {
    button.addEventListener('click', (event) => {
      event.preventDefault()
      take(button)
    })
  }
})()
