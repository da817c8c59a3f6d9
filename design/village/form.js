// The form: what is typed goes to the phone's memory while it is being typed, and becomes a record by the button.
const NAMES = ['text', 'channel', 'village', 'dialogue', 'name', 'phone']
const TYPED = ['text', 'name', 'phone']
const PAUSE = 300
const SHORTEST = 10

export function formOf (form, store, say) {
  const field = (name) => form.elements[name]
  const status = form.querySelector('[data-village-draft]')
  const clearer = form.querySelector('[data-village-clear]')
  let editing = null
  let timer = 0
  let turn = 0
  let saving = Promise.resolve()

  function answers () {
    const read = { consents: field('consents').checked }
    for (const name of NAMES) read[name] = field(name).value
    return read
  }

  function labels () {
    const chosen = (name) => field(name).value ? field(name).selectedOptions[0].textContent : ''
    const channel = form.querySelector('[name=channel]:checked')
    return {
      village: chosen('village'),
      dialogue: chosen('dialogue'),
      channel: channel ? channel.labels[0].textContent.trim() : ''
    }
  }

  function fill (values) {
    for (const name of NAMES) {
      const value = values[name] === undefined ? '' : String(values[name])
      if (name === 'village' || name === 'dialogue') offer(name, value)
      field(name).value = value
    }
    field('consents').checked = values.consents === true
    field('text').dispatchEvent(new Event('input', { bubbles: true }))
  }

  // A place that is no longer offered stays readable, so that nothing changes silently; the server says what is wrong.
  function offer (name, value) {
    const select = field(name)
    if (value && ![...select.options].some((option) => option.value === value)) select.add(new Option(`Nơi đã chọn (${value})`, value))
  }

  function setPlaces (lists) {
    for (const [name, options] of [['village', lists.villages], ['dialogue', lists.dialogues]]) {
      const select = field(name)
      const value = select.value
      while (select.options.length > 1) select.remove(1)
      for (const [code, label] of options) select.add(new Option(label, code))
      offer(name, value)
      select.value = value
    }
  }

  const isEmpty = () => TYPED.every((name) => !field(name).value.trim())

  function show () {
    clearer.hidden = isEmpty() && !editing
    clearer.textContent = editing ? 'Thôi sửa' : 'Xóa chữ đang gõ'
  }

  function save () {
    clearTimeout(timer)
    timer = 0
    const draft = isEmpty() && !editing ? null : { answers: answers(), editing, at: Date.now() }
    turn += 1
    const mine = turn
    const tell = (text) => { if (mine === turn) status.textContent = text }
    saving = saving.then(() => store.keepDraft(draft)).then(
      () => tell(draft ? 'Chữ đang gõ được giữ trên máy này. CHƯA lưu thành ý kiến.' : ''),
      () => tell('Máy không giữ được chữ đang gõ. Hãy bấm “Lưu và gửi” trước khi rời trang.')
    )
    return saving
  }

  // At once, so that what is typed next is not lost; the draft stays until the record is written.
  function empty () {
    editing = null
    fill(Object.assign({}, answers(), { text: '', name: '', phone: '', consents: false }))
    show()
    clearTimeout(timer)
    timer = 0
    turn += 1
    status.textContent = ''
    return saving
  }

  function faultsOf (typed) {
    const faults = []
    if (typed.text.trim().length < SHORTEST) faults.push(['text', 'Hãy viết rõ hơn nội dung ý kiến (ít nhất 10 ký tự).'])
    if (typed.text.length > 5000) faults.push(['text', 'Nội dung quá 5000 ký tự. Hãy rút gọn hoặc ghi thành hai ý kiến.'])
    if (!typed.channel) faults.push(['channel', 'Hãy chọn cách ý kiến đến.'])
    if ((typed.name.trim() || typed.phone.trim()) && !typed.consents) {
      faults.push(['consents', 'Hãy đánh dấu đồng ý để xã lưu tên và liên hệ, hoặc để trống các ô đó.'])
    }
    return faults
  }

  function later (event) {
    show()
    clearTimeout(timer)
    if (!event.isComposing) timer = setTimeout(save, PAUSE)
  }
  form.addEventListener('input', later)
  form.addEventListener('change', later)
  form.addEventListener('compositionend', later)
  form.addEventListener('focusout', () => { if (timer) save() })
  document.addEventListener('visibilitychange', () => { if (timer && document.visibilityState === 'hidden') save() })

  return {
    answers,
    labels,
    faultsOf,
    empty,
    restart: () => { empty(); return save() },
    setPlaces,
    isEmpty,
    get editing () { return editing },
    first: (name) => form.querySelector(`[name=${name}]`),
    clearer,
    edit (record) {
      editing = record.key
      fill(Object.assign({}, answers(), record.answers))
      show()
      return save()
    },
    choose (chosen) {
      for (const name of ['channel', 'village', 'dialogue']) {
        if (!chosen[name] || field(name).value) continue
        if (name !== 'channel') offer(name, chosen[name])
        field(name).value = chosen[name]
      }
    },
    async takeUp () {
      const draft = await store.draft()
      if (!draft || !draft.answers) return show()
      editing = draft.editing || null
      const early = field('text').value // typed before the draft was found, or put back by the browser
      const text = draft.answers.text.includes(early) ? draft.answers.text : `${draft.answers.text}\n${early}`
      fill(Object.assign({}, draft.answers, { text }))
      show()
      say('Máy đã đưa lại phần ông/bà đang gõ dở.')
    }
  }
}
