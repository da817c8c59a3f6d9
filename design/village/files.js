// The queue as a file: one that can be read in again, one for people to read; and the way back.
import { when } from './records.js'

const FORMAT = 'dienhong-y-kien-chua-gui'
const LARGEST = 8 * 1024 * 1024
const MOST = 1000
const KEY = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const TEXTS = ['text', 'channel', 'village', 'dialogue', 'name', 'phone']
const LABELS = ['village', 'dialogue', 'channel']

function download (name, type, text) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(link.href), 60 * 1000)
}

function readable (records, name) {
  const parts = records.map(({ answers, labels, writtenAt }, place) => [
    `──── ${place + 1}/${records.length} ────`,
    `Ghi lúc: ${when(writtenAt)}`,
    `Ý kiến đến bằng: ${labels.channel}`,
    `Thôn, tổ dân phố: ${labels.village || 'không rõ hoặc ngoài xã'}`,
    `Cuộc đối thoại: ${labels.dialogue || 'không'}`,
    `Họ và tên: ${answers.name || 'không ghi'}`,
    `Số điện thoại: ${answers.phone || 'không ghi'}`,
    `Đồng ý lưu tên và liên hệ: ${answers.consents ? 'có' : 'không'}`,
    'Nội dung:',
    answers.text
  ].join('\n'))
  const head = `Ý kiến CHƯA gửi về xã: ${records.length}. Người ghi: ${name}. Cất ra tệp lúc ${when(Date.now())}.`
  return '\ufeff' + [head, ...parts].join('\n\n') + '\n'
}

export function exportRecords (kind, records, name) {
  const day = new Date().toISOString().slice(0, 10)
  if (kind === 'txt') return download(`y-kien-chua-gui-${day}.txt`, 'text/plain;charset=utf-8', readable(records, name))
  const rows = records.map(({ key, answers, labels, writtenAt, isUnsure }) => ({ key, answers, labels, writtenAt, isUnsure }))
  download(`y-kien-chua-gui-${day}.json`, 'application/json', JSON.stringify({ format: FORMAT, version: 1, records: rows }, null, 2))
}

function recordOf (row) {
  const { key, answers, labels, writtenAt } = row || {}
  const isWhole = KEY.test(key) && answers && typeof answers === 'object' && Number.isFinite(writtenAt) && writtenAt > 0 && writtenAt < 8.64e15 &&
    TEXTS.every((name) => typeof answers[name] === 'string' && answers[name].length <= 20000) && typeof answers.consents === 'boolean'
  if (!isWhole) return null
  const kept = { consents: answers.consents }
  for (const name of TEXTS) kept[name] = answers[name]
  const words = {}
  for (const name of LABELS) words[name] = labels && typeof labels[name] === 'string' ? labels[name].slice(0, 300) : ''
  // It may have been sent from the phone that it comes from.
  return { key, answers: kept, labels: words, writtenAt, state: 'waiting', isUnsure: row.isUnsure === true, errors: {}, message: '' }
}

// Gives the records of the file, and how many rows were unreadable; throws an Error with words for people.
export async function readRecords (file) {
  if (file.size > LARGEST) throw new Error('Tệp quá lớn, không phải tệp đã cất từ trang này.')
  let told
  try {
    told = JSON.parse(await new Response(file).text())
  } catch (error) {
    throw new Error('Không đọc được tệp. Hãy chọn tệp .json đã cất từ trang này.')
  }
  if (!told || told.format !== FORMAT || !Array.isArray(told.records) || told.records.length > MOST) {
    throw new Error('Đây không phải tệp ý kiến đã cất từ trang này.')
  }
  const records = told.records.map(recordOf)
  return { records: records.filter(Boolean), unreadable: records.filter((record) => !record).length }
}
