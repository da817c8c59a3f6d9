// Reading QR codes with the camera where the browser itself can; elsewhere the code is typed.
const EVERY = 250
const SAME = 3000

export async function scannerOf (button, video, onCode) {
  if (!('BarcodeDetector' in window) || !(navigator.mediaDevices && navigator.mediaDevices.getUserMedia)) return
  const formats = await window.BarcodeDetector.getSupportedFormats().catch(() => [])
  if (!formats.includes('qr_code')) return
  const detector = new window.BarcodeDetector({ formats: ['qr_code'] })
  let timer = null
  let last = { code: '', at: 0 }
  button.hidden = false

  async function look () {
    const found = await detector.detect(video).catch(() => [])
    for (const { rawValue: code } of found) {
      if (code === last.code && Date.now() - last.at < SAME) continue
      last = { code, at: Date.now() }
      onCode(code)
    }
  }

  function stop () {
    clearInterval(timer)
    timer = null
    for (const track of video.srcObject ? video.srcObject.getTracks() : []) track.stop()
    video.srcObject = null
    video.hidden = true
    button.textContent = 'Quét bằng camera'
  }

  button.addEventListener('click', async () => {
    if (timer) return stop()
    try {
      video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
    } catch (error) {
      button.textContent = 'Không mở được camera: hãy gõ mã'
      return
    }
    video.hidden = false
    video.play().catch(() => {}) // a page that may not play yet starts with the next frame
    timer = setInterval(look, EVERY)
    button.textContent = 'Tắt camera'
  })
}
