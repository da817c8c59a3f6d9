// <button data-dt-aloud="id" data-stop="…" hidden> reads the text of that element aloud. Shown only where a Vietnamese voice
// is installed; sentence by sentence, for long speeches are cut off by some browsers.
const synthesis = window.speechSynthesis
const voice = () => synthesis.getVoices().find((one) => /^vi\b/i.test(one.lang.replace('_', '-')))
const sentences = (text) => text.match(/[^.!?;:\n]+[.!?;:]*\s*/g) || []

function prepare (button) {
  const words = button.textContent
  const reset = () => { button.textContent = words; button.setAttribute('aria-pressed', 'false') }
  button.addEventListener('click', () => {
    const wasReading = button.getAttribute('aria-pressed') === 'true'
    synthesis.cancel()
    reset()
    if (wasReading) return
    const parts = sentences(document.getElementById(button.dataset.dtAloud).innerText).filter((part) => part.trim())
    parts.forEach((part, at) => {
      const said = new SpeechSynthesisUtterance(part.trim())
      said.voice = voice()
      said.lang = 'vi-VN'
      said.rate = 0.9
      if (at === parts.length - 1) said.onend = reset
      synthesis.speak(said)
    })
    button.textContent = button.dataset.stop
    button.setAttribute('aria-pressed', 'true')
  })
}

if (synthesis) {
  const buttons = document.querySelectorAll('button[data-dt-aloud]')
  const show = () => { if (voice()) for (const button of buttons) button.hidden = false }
  for (const button of buttons) prepare(button)
  show()
  synthesis.addEventListener('voiceschanged', show)
  window.addEventListener('pagehide', () => synthesis.cancel())
}
