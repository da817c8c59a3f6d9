// The page of a village head where the network is poor: write, keep, send when possible. Without this file the page is an
// ordinary form.
import { showFaults } from './faults.js'
import { exportRecords, readRecords } from './files.js'
import { formOf } from './form.js'
import { ask, notesOf } from './notes.js'
import { queueOf } from './queue.js'
import { isStale, isUnsent, newRecord } from './records.js'
import { senderOf } from './sender.js'
import { openStore } from './store.js'
import { watchStorage } from './storage.js'
import { setUnsent, setWho, whoIsHere, whoKey } from './who.js'
import { startWorker } from './start-worker.js'

const root = document.querySelector('[data-village]')
const notes = notesOf(root)
const formElement = root.querySelector('[data-village-form]')

const given = root.dataset.person ? { person: Number(root.dataset.person), name: root.dataset.name } : null
const addresses = { page: root.dataset.page, session: root.dataset.session, take: root.dataset.take }
const TOLD = {
  network: 'Chưa gửi được vì mạng yếu hoặc máy chủ bận. Các ý kiến vẫn nằm trên máy này; máy sẽ tự gửi lại.',
  signed_out: 'Phiên đăng nhập đã hết. Các ý kiến vẫn nằm trên máy này; đăng nhập lại thì máy gửi tiếp.',
  other_person: 'Máy này đang đăng nhập bằng tài khoản khác. Ý kiến của ông/bà vẫn nằm trên máy, không ai khác xem được.',
  gone: 'Tài khoản này không còn quyền ghi ý kiến. Các ý kiến vẫn nằm trên máy này; hãy báo Văn phòng.',
  busy: 'Đã gửi quá nhiều ý kiến trong một giờ. Máy sẽ gửi tiếp sau.'
}

async function start ({ person, name }) {
  const store = await openStore(addresses.page, person)
  const form = formOf(formElement, store, notes.say)
  const box = root.querySelector('[data-village-box]')
  const heading = box.querySelector('[data-village-heading]')
  let records = []
  let chosen = {}
  let keptAt = 0

  async function redraw () {
    records = await store.all()
    for (const record of records.filter(isStale)) await store.change(record.key, () => null)
    const unsent = queue.draw(records, sender.isSending)
    box.hidden = false
    setUnsent(addresses.page, person, unsent)
    document.dispatchEvent(new Event('dt-village:count'))
    watchStorage(notes, unsent)
  }

  function tell (kind, message) {
    for (const name of Object.keys(TOLD)) if (name !== kind) notes.clear(name)
    if (kind === 'done') return notes.say(message)
    if (kind === 'network' && !navigator.onLine && notes.has('offline')) return
    const logIn = kind === 'signed_out' ? { href: root.dataset.login, label: 'Đăng nhập' } : null
    const reload = kind === 'other_person' ? { href: addresses.page, label: 'Tải lại trang' } : null
    notes.note(kind, TOLD[kind], logIn || reload)
  }

  const acts = {
    async remove (record) {
      const warning = record.state === 'sent'
        ? `Xã đã nhận ý kiến này, mã ${record.code}. Hãy chắc là người gửi đã có mã.`
        : record.isUnsure
          ? 'Máy đã thử gửi ý kiến này, chưa rõ xã đã nhận chưa. Xóa ở đây thì không biết được mã. Không lấy lại được.'
          : 'Ý kiến này CHƯA gửi về xã. Xóa rồi không lấy lại được.'
      if (!await ask('Xóa ý kiến này khỏi máy?', warning, 'Xóa', 'Giữ lại')) return
      await store.change(record.key, () => null)
      await redraw()
      notes.say('Đã xóa một ý kiến khỏi máy.')
      heading.focus()
    },
    async edit (record) {
      if (!form.isEmpty() || form.editing) return notes.say('Hãy lưu hoặc xóa chữ đang gõ trước, rồi mới sửa ý kiến khác.')
      const taken = await store.change(record.key, (now) => now && isUnsent(now) && !now.isUnsure
        ? Object.assign({}, now, { state: 'editing', was: now.state })
        : undefined)
      if (!taken) return redraw()
      await form.edit(taken)
      await redraw()
      form.first('text').focus()
    },
    async again (record) {
      await store.change(record.key, (now) => now && now.state === 'rejected' ? Object.assign({}, now, { state: 'waiting', message: '', errors: {} }) : undefined)
      await redraw()
      sender.run(true)
    }
  }
  const queue = queueOf(box, acts)
  const sender = senderOf({
    store, person, addresses, tell, redraw,
    onSession ({ villages, dialogues }) {
      for (const name of Object.keys(TOLD)) notes.clear(name)
      store.keepPlaces({ villages, dialogues, chosen })
      form.setPlaces({ villages, dialogues })
    }
  })

  async function keep () {
    const isPressedTwice = form.isEmpty() && !form.editing && Date.now() - keptAt < 1000
    if (isPressedTwice) return
    const answers = form.answers()
    const faults = form.faultsOf(answers)
    showFaults(formElement, formElement.querySelector('[data-village-faults]'), faults)
    if (faults.length) return
    const made = newRecord(answers, form.labels())
    const key = form.editing || made.key
    keptAt = Date.now()
    const draftIsOver = form.empty()
    form.first('text').focus() // now: a page that moves later moves away under the next press
    await draftIsOver
    try {
      const whole = { answers, labels: made.labels, state: 'waiting', errors: {}, message: '' }
      await store.change(key, (old) => Object.assign({}, old || made, whole), true)
    } catch (error) {
      if (form.isEmpty()) await form.edit({ key: key === made.key ? null : key, answers })
      return notes.note('full', 'Máy không cất được ý kiến này (bộ nhớ đầy hoặc bị chặn). Chữ vẫn ở trong ô: hãy gửi các ý kiến cũ hoặc chép ra giấy.')
    }
    notes.clear('full')
    notes.say('Đã lưu trên máy – CHƯA gửi')
    await redraw()
    sender.run(true)
  }

  form.clearer.addEventListener('click', async () => {
    if (form.editing) await store.change(form.editing, (old) => old && Object.assign({}, old, { state: old.was || 'waiting' }))
    else if (!await ask('Xóa chữ đang gõ?', 'Chữ trong các ô chưa được lưu thành ý kiến. Xóa rồi không lấy lại được.', 'Xóa', 'Giữ lại')) return
    await form.restart()
    showFaults(formElement, formElement.querySelector('[data-village-faults]'), [])
    await redraw()
    form.first('text').focus()
  })
  box.querySelector('[data-village-send]').addEventListener('click', () => sender.run(true))
  box.querySelector('[data-village-tidy]').addEventListener('click', async () => {
    if (!await ask('Xóa các ý kiến đã gửi khỏi máy?', 'Xã đã nhận các ý kiến này. Hãy chắc là người gửi đã có mã.', 'Xóa', 'Giữ lại')) return
    for (const record of records) if (record.state === 'sent') await store.change(record.key, () => null)
    await redraw()
    heading.focus()
  })
  for (const button of box.querySelectorAll('[data-village-export]')) {
    button.addEventListener('click', async () => {
      const unsent = (await store.all()).filter(isUnsent)
      if (unsent.length) exportRecords(button.dataset.villageExport, unsent, name)
      else notes.say('Không có ý kiến nào chưa gửi để cất.')
    })
  }
  box.querySelector('[data-village-import]').addEventListener('change', async (event) => {
    const [file] = event.target.files
    if (!file) return
    try {
      const read = await readRecords(file)
      let added = 0
      for (const record of read.records) if (await store.add(record)) added += 1
      const rest = read.records.length - added
      notes.say(`Đã nhập ${added} ý kiến.${rest ? ` ${rest} ý kiến đã có sẵn trên máy.` : ''}${read.unreadable ? ` ${read.unreadable} ý kiến không đọc được.` : ''}`)
    } catch (error) {
      notes.say(error.message)
    }
    event.target.value = ''
    await redraw()
    sender.run(true)
  })
  store.onChange(redraw)
  window.addEventListener('storage', (event) => { if (event.key === whoKey(addresses.page)) location.reload() })

  if (given) {
    const options = (name) => [...formElement.elements[name].options].filter((option) => option.value).map((option) => [Number(option.value), option.textContent])
    chosen = form.answers()
    chosen = { channel: chosen.channel, village: chosen.village, dialogue: chosen.dialogue }
    await store.keepPlaces({ villages: options('village'), dialogues: options('dialogue'), chosen })
  } else {
    const places = await store.places() || { villages: [], dialogues: [], chosen }
    chosen = places.chosen
    form.setPlaces(places)
    form.choose(chosen)
    notes.note('offline', `Đang mở bản trên máy của ${name}, vì chưa nối được với xã. Ông/bà vẫn ghi được; ý kiến nằm trên máy cho tới khi gửi.`)
  }
  await form.takeUp()
  await redraw()
  sender.run()
  return keep
}

// The button works from the first moment: it waits for the phone's memory to be opened.
function takeOver (started) {
  formElement.addEventListener('submit', async (event) => {
    event.preventDefault()
    const keep = await started
    if (keep) keep()
    else if (given) formElement.submit()
  })
}

const here = given || whoIsHere(addresses.page)
startWorker(root.dataset.worker, addresses.page, Boolean(given), notes)
if (given) setWho(addresses.page, given.person, given.name)
if (here) {
  takeOver(start(here).catch(() => notes.note('store', 'Trình duyệt này không cất được ý kiến trên máy. Khi có mạng, biểu mẫu vẫn gửi bình thường.')))
} else {
  formElement.hidden = true
  notes.note('nobody', 'Trên máy này chưa có ai đăng nhập. Khi có mạng, mời đăng nhập rồi mở lại trang này.', { href: root.dataset.login, label: 'Đăng nhập' })
}
