// The list of records on this phone, each with its state in words and what can be done with it.
import { isUnsent, when, wording } from './records.js'

function element (tag, className, text) {
  const made = document.createElement(tag)
  if (className) made.className = className
  if (text) made.textContent = text
  return made
}

function lines (record) {
  const found = []
  if (record.message) found.push(record.message)
  for (const words of Object.values(record.errors || {})) for (const word of words) if (!found.includes(word)) found.push(word)
  return found
}

function facts (record) {
  const place = [record.labels.channel, record.labels.village, record.labels.dialogue].filter(Boolean)
  return [`Ghi lúc ${when(record.writtenAt)}`, ...place].join(' · ')
}

function item (record, isSending, acts) {
  const made = element('li')
  const [colour, words] = wording(record, isSending)
  const head = element('p', 'village-facts')
  head.append(element('strong', `dt-tag dt-tag--${colour}`, words), element('span', 'dt-muted desk-small', facts(record)))
  made.append(head, element('p', 'village-text', record.excerpt || record.answers.text))
  if (record.state === 'sent') made.append(element('p', 'desk-small', `Đọc hoặc chép mã cho người gửi. Hạn trả lời: ${record.due}.`))
  if (record.state === 'rejected') for (const why of lines(record)) made.append(element('p', 'village-why', why))
  const row = element('p', 'village-acts')
  const named = (record.excerpt || record.answers.text).slice(0, 40)
  for (const [act, label] of buttons(record, isSending)) {
    const button = element('button', 'dt-button dt-button--secondary dt-button--small', label)
    button.type = 'button'
    button.append(element('span', 'dt-visually-hidden', ` ý kiến: ${named}`))
    button.addEventListener('click', () => acts[act](record))
    row.append(button)
  }
  if (row.childElementCount) made.append(row)
  return made
}

// What may have reached the office is not edited: it would be answered with the code of the first wording.
function buttons (record, isSending) {
  if (isSending || record.state === 'editing') return []
  if (record.state === 'sent') return [['remove', 'Xóa khỏi máy']]
  const found = []
  if (!record.isUnsure) found.push(['edit', 'Sửa lại'])
  if (record.state === 'rejected') found.push(['again', 'Gửi lại'])
  return [...found, ['remove', 'Xóa']]
}

export function queueOf (root, acts) {
  const list = root.querySelector('[data-village-list]')
  const drawn = new Map()

  // An item that did not change stays as it is, and keeps the focus.
  function draw (records, isSending) {
    const keys = records.map((record) => record.key)
    for (const [key, old] of drawn) if (!keys.includes(key)) { old.made.remove(); drawn.delete(key) }
    for (const record of records) {
      const mark = JSON.stringify([record, isSending(record.key)])
      const old = drawn.get(record.key)
      if (old && old.mark === mark) continue
      const made = item(record, isSending(record.key), acts)
      if (old) old.made.replaceWith(made)
      else list.append(made)
      drawn.set(record.key, { made, mark })
    }
    const unsent = records.filter(isUnsent).length
    root.querySelector('[data-village-count]').textContent = unsent ? `${unsent} CHƯA gửi` : ''
    root.querySelector('[data-village-count]').hidden = !unsent
    root.querySelector('[data-village-send]').hidden = !records.some((record) => record.state === 'waiting')
    root.querySelector('[data-village-tidy]').hidden = !records.some((record) => record.state === 'sent')
    return unsent
  }
  return { draw }
}
