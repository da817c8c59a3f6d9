// The records, drafts and places that this phone keeps, in IndexedDB. Everything carries its owner: who asks with another
// owner gets nothing. A change is over when it is written, not when it was asked for.
const STORES = { records: 'id', drafts: 'owner', places: 'owner' }

function opened (name) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => {
      for (const [store, keyPath] of Object.entries(STORES)) request.result.createObjectStore(store, { keyPath })
      request.transaction.objectStore('records').createIndex('owner', 'owner')
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

export async function openStore (page, owner) {
  const database = await opened(`dt-village:${page}`)
  const channel = new BroadcastChannel(`dt-village:${page}`)
  database.onversionchange = () => database.close()

  // `work` asks of the object store; what it asked for is given when all is written.
  function within (name, mode, work, others = []) {
    return new Promise((resolve, reject) => {
      const transaction = database.transaction([name, ...others], mode, { durability: 'strict' })
      const request = work(transaction.objectStore(name), transaction)
      transaction.oncomplete = () => resolve(request && request.result)
      transaction.onerror = transaction.onabort = () => reject(transaction.error)
    })
  }
  const tell = (result) => { channel.postMessage('changed'); return result }
  const id = (key) => `${owner}:${key}`

  // Read, decide and write in one transaction: `decide(record)` gives the new record, null to remove it, undefined to leave it.
  // The draft that became a record goes in the same step: else a tab killed between the two would leave the words twice.
  function change (key, decide, endsDraft = false) {
    let decided
    return within('records', 'readwrite', (records, transaction) => {
      if (endsDraft) transaction.objectStore('drafts').delete(owner)
      const request = records.get(id(key))
      request.onsuccess = () => {
        decided = decide(request.result)
        if (decided) records.put(Object.assign({}, decided, { id: id(key), owner, key }))
        else if (decided === null) records.delete(id(key))
      }
    }, endsDraft ? ['drafts'] : []).then(() => tell(decided))
  }

  return {
    change,
    add: (record) => change(record.key, (known) => known ? undefined : record),
    all: () => within('records', 'readonly', (records) => records.index('owner').getAll(owner))
      .then((records) => records.sort((one, other) => one.writtenAt - other.writtenAt)),
    draft: () => within('drafts', 'readonly', (drafts) => drafts.get(owner)),
    keepDraft: (draft) => within('drafts', 'readwrite', (drafts) => draft
      ? drafts.put(Object.assign({}, draft, { owner }))
      : drafts.delete(owner)),
    places: () => within('places', 'readonly', (places) => places.get(owner)),
    keepPlaces: (lists) => within('places', 'readwrite', (places) => places.put(Object.assign({}, lists, { owner }))),
    onChange: (then) => { channel.onmessage = then }
  }
}
