// What a record is, and how its life is put into words.
export const UNSENT = ['waiting', 'editing', 'rejected']
const KEPT_DAYS = 7
const EXCERPT = 80

export function newKey () {
  const bytes = crypto.getRandomValues(new Uint8Array(16)) // randomUUID needs Chrome 92
  bytes[6] = (bytes[6] & 0x0f) | 0x40
  bytes[8] = (bytes[8] & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

export const newRecord = (answers, labels) => ({
  key: newKey(), answers, labels, writtenAt: Date.now(), state: 'waiting', isUnsure: false, errors: {}, message: ''
})

// After sending the phone keeps only what is needed to hand out the code.
export function sent (record, { code, due }) {
  const words = Array.from(record.answers.text)
  const excerpt = words.length > EXCERPT ? words.slice(0, EXCERPT).join('') + '…' : words.join('')
  return { key: record.key, writtenAt: record.writtenAt, state: 'sent', code, due, sentAt: Date.now(), excerpt, labels: record.labels }
}

export const isStale = (record) => record.state === 'sent' && Date.now() - record.sentAt > KEPT_DAYS * 24 * 3600 * 1000
export const isUnsent = (record) => UNSENT.includes(record.state)

export function wording (record, isSending) {
  if (isSending) return ['blue', 'đang gửi']
  if (record.state === 'sent') return ['green', `đã gửi – mã ${record.code}`]
  if (record.state === 'rejected') return ['red', 'bị từ chối – CHƯA gửi được']
  if (record.state === 'editing') return ['purple', 'đang sửa – CHƯA gửi']
  return record.isUnsure ? ['orange', 'CHƯA rõ đã tới xã – máy sẽ hỏi lại'] : ['yellow', 'CHƯA gửi']
}

export const when = (at) => new Date(at).toLocaleString('vi-VN', {
  hour: '2-digit', minute: '2-digit', day: '2-digit', month: '2-digit', year: 'numeric'
})
