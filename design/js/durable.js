// What must outlive a killed tab: IndexedDB says "complete" only when the text stands on the disk, while localStorage is
// handed over by the browser some time after the page wrote it. Every function answers later; without storage with null.
const NAME = 'dt-keep'
const STORE = 'texts'

const opened = new Promise((resolve) => {
  try {
    const request = indexedDB.open(NAME, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    request.onsuccess = () => resolve(request.result)
    request.onerror = request.onblocked = () => resolve(null)
  } catch { resolve(null) }
})

// `work` gets the store; the answer is true, or what `work` put into `found`, once the disk has it.
function within (mode, work) {
  return opened.then((base) => base && new Promise((resolve) => {
    try {
      const step = base.transaction(STORE, mode, { durability: 'strict' })
      const found = { value: true }
      step.oncomplete = () => resolve(found.value)
      step.onabort = step.onerror = () => resolve(null)
      work(step.objectStore(STORE), found)
    } catch { resolve(null) }
  }))
}

export const hold = (key, draft) => within('readwrite', (store) => store.put(draft, key))
export const drop = (key) => within('readwrite', (store) => store.delete(key))
export const held = (key) => within('readonly', (store, found) => {
  store.get(key).onsuccess = (event) => { found.value = event.target.result || null }
})
export const dropWhere = (isStale) => within('readwrite', (store) => {
  store.openCursor().onsuccess = (event) => {
    const cursor = event.target.result
    if (!cursor) return
    if (isStale(cursor.value)) cursor.delete()
    cursor.continue()
  }
})
