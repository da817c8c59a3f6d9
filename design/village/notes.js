// What the page tells and asks: standing notes by name, one line that is read out, and a question before what cannot be undone.
export function notesOf (root) {
  const place = root.querySelector('[data-village-notes]')
  const line = root.querySelector('[data-village-summary]')
  const notes = new Map()

  function clear (name) {
    if (notes.has(name)) notes.get(name).remove()
    notes.delete(name)
  }

  function note (name, text, link) {
    const known = notes.get(name)
    if (known && known.dataset.text === text) return
    clear(name)
    const made = document.createElement('div')
    made.className = 'dt-inset-text'
    made.dataset.text = text
    made.dataset.note = name
    made.setAttribute('role', 'status')
    const words = document.createElement('p')
    words.className = 'dt-body'
    words.textContent = text
    made.append(words)
    if (link) {
      const anchor = document.createElement('a')
      anchor.className = 'dt-button'
      anchor.href = link.href
      anchor.textContent = link.label
      made.append(anchor)
    }
    notes.set(name, made)
    place.append(made)
  }

  function say (text) {
    line.textContent = text
  }
  return { note, clear, say, has: (name) => notes.has(name) }
}

let asked = 0

export function ask (title, text, yes, no) {
  asked += 1
  const dialog = document.createElement('dialog')
  dialog.className = 'dt-dialog'
  dialog.setAttribute('aria-labelledby', `village-ask-${asked}`)
  const heading = document.createElement('h2')
  heading.className = 'dt-heading-m'
  heading.id = `village-ask-${asked}`
  heading.textContent = title
  const words = document.createElement('p')
  words.className = 'dt-body'
  words.textContent = text
  const row = document.createElement('div')
  row.className = 'dt-button-group dt-flush'
  for (const [label, kind, value] of [[yes, 'dt-button--warning', 'yes'], [no, 'dt-button--secondary', 'no']]) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = `dt-button ${kind}`
    button.textContent = label
    button.addEventListener('click', () => dialog.close(value))
    row.append(button)
  }
  dialog.append(heading, words, row)
  document.body.append(dialog)
  dialog.showModal()
  row.lastElementChild.focus()
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove()
      resolve(dialog.returnValue === 'yes')
    })
  })
}
