// What the page says about presses: done, refused, not sent yet.
export function tellerOf (root) {
  const place = root.querySelector('[data-hall-told]')
  return (text, isError = false) => {
    place.textContent = isError ? `Lỗi: ${text}` : text
    place.classList.toggle('hall-told--error', isError)
  }
}

// Short waits are normal and shown to nobody; what stays longer, and what was refused, is.
const LONG = 1500

export function drawOutbox (root, items, outbox) {
  const box = root.querySelector('[data-hall-outbox]')
  const { failed, locked } = outbox.shown()
  const waiting = items.filter((item) => !item.refused)
  const refused = items.filter((item) => item.refused)
  const isLate = failed || waiting.some((item) => Date.now() - item.at > LONG)
  box.hidden = !refused.length && !(waiting.length && isLate)
  box.replaceChildren()
  if (box.hidden) return
  if (waiting.length) {
    const line = document.createElement('strong')
    line.textContent = `${waiting.length} việc CHƯA gửi`
    box.append(line, locked ? ` – ${locked} ` : ' – còn trên máy này, có mạng thì máy tự gửi theo thứ tự.')
    if (locked) {
      const link = document.createElement('a')
      link.className = 'dt-link'
      link.href = locked.startsWith('Phiên') ? root.dataset.login : location.href
      link.textContent = locked.startsWith('Phiên') ? 'Đăng nhập lại' : 'Tải lại trang'
      box.append(link)
    }
  }
  const list = document.createElement('ul')
  for (const item of items) {
    const line = document.createElement('li')
    const text = item.fields.text || item.fields.chosen || item.fields.name || ''
    line.textContent = `${new Date(item.at).toTimeString().slice(0, 8)} ${item.label}${text ? `: ${text.slice(0, 120)}` : ''}${item.refused ? ` – không nhận: ${item.refused} ` : ''}`
    if (item.refused) {
      const button = document.createElement('button')
      button.type = 'button'
      button.className = 'dt-button dt-button--quiet dt-button--small'
      button.textContent = 'Bỏ'
      button.addEventListener('click', () => outbox.drop(item.id))
      line.append(button)
    }
    list.append(line)
  }
  box.append(list)
}
