// Faults found before saving: the same summary, with the same words, as the server draws.
export function showFaults (form, place, faults) {
  for (const message of form.querySelectorAll('[data-village-fault]')) message.remove()
  for (const group of form.querySelectorAll('.dt-form-group--error')) group.classList.remove('dt-form-group--error')
  place.textContent = ''
  if (!faults.length) return
  const summary = document.createElement('div')
  summary.className = 'dt-error-summary'
  summary.tabIndex = -1
  summary.setAttribute('role', 'alert')
  const title = document.createElement('h2')
  title.className = 'dt-error-summary__title'
  title.textContent = 'Có chỗ cần sửa lại'
  const list = document.createElement('ul')
  list.className = 'dt-list dt-error-summary__list'
  for (const [name, words] of faults) list.append(point(form, name, words))
  summary.append(title, list)
  place.append(summary)
  summary.focus()
}

function point (form, name, words) {
  const item = document.createElement('li')
  const field = form.querySelector(`[name="${name}"]`)
  if (!field) {
    item.textContent = words
    return item
  }
  const link = document.createElement('a')
  link.href = `#${field.id}`
  link.textContent = words
  link.addEventListener('click', (event) => { event.preventDefault(); field.focus() })
  item.append(link)
  const group = field.closest('.dt-form-group')
  group.classList.add('dt-form-group--error')
  const message = document.createElement('p')
  message.className = 'dt-error-message'
  message.dataset.villageFault = ''
  message.textContent = `Lỗi: ${words}`
  group.prepend(message)
  return item
}
