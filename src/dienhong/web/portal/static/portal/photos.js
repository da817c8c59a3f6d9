// Photos are made smaller before they are sent, where the browser can: a telephone's 8 MB become 300 KB on a slow network.
// Without this script, or when anything fails, the file is sent as it is; the server redraws every photo anyway.
const LONGEST = 1600
const QUALITY = 0.85
const SMALL = 600 * 1024

async function shrunk (file) {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const pen = canvas.getContext('2d')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
  return blob && blob.size < file.size ? new File([blob], 'anh.jpg', { type: 'image/jpeg' }) : file
}

async function lighten (input) {
  const [file] = input.files
  if (!file || file.size < SMALL || !/^image\/(jpeg|png|webp)$/.test(file.type)) return
  try {
    const smaller = await shrunk(file)
    if (input.files[0] !== file) return // another one was chosen meanwhile
    const chosen = new DataTransfer()
    chosen.items.add(smaller)
    input.files = chosen.files
  } catch {}
}

for (const input of document.querySelectorAll('input[type="file"][data-photo]')) {
  input.addEventListener('change', () => lighten(input))
}
