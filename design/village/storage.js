// Will this phone keep what is stored? Asks the browser for it, and says so when it will not, or when there is little room.
const FULL = 0.9
const LEFT = 5 * 1024 * 1024

export async function watchStorage (notes, unsent) {
  if (!unsent || !navigator.storage) return notes.clear('storage')
  const isKept = navigator.storage.persist ? await navigator.storage.persist() : false
  const { usage = 0, quota = 0 } = navigator.storage.estimate ? await navigator.storage.estimate() : {}
  if (quota && (usage / quota > FULL || quota - usage < LEFT)) {
    return notes.note('storage', 'Bộ nhớ của máy sắp đầy. Hãy gửi các ý kiến, hoặc cất ra tệp, trước khi ghi thêm.')
  }
  if (isKept) return notes.clear('storage')
  notes.note('storage', 'Trình duyệt có thể tự dọn bộ nhớ khi máy gần đầy. Đừng xóa dữ liệu duyệt web khi còn ý kiến CHƯA gửi; nên gửi sớm hoặc cất ra tệp.')
}
