// The audience's phone asks for news every fifteen seconds; hundreds of streams would serve nobody better.
import { clocksOf } from './clocks.js'
import { partsOf } from './parts.js'
import { pulseOf } from './pulse.js'

const EVERY = 15 * 1000
const root = document.querySelector('[data-hall]')
const bar = root.querySelector('[data-hall-bar]')
const clocks = clocksOf(root)
let isGone = false
const parts = partsOf(root, { onNow: clocks.set, onDrawn: clocks.draw, onGone: () => { isGone = true } })

function say (text) {
  bar.textContent = text
  bar.hidden = !text
}

root.querySelector('[data-hall-refresh]').hidden = true
pulseOf(root, {
  onTopics: parts.refetch,
  onPoll: () => document.hidden || parts.refetch('*'),
  onFound: () => say(isGone ? 'Địa chỉ này đã hết hạn hoặc bị thu hồi. Hãy quét lại mã trên màn chiếu.' : ''),
  onLost: () => say('Mất kết nối. Trang này tự cập nhật khi có mạng lại.'),
  every: EVERY
})
document.addEventListener('visibilitychange', () => { if (!document.hidden) parts.refetch('*') })
clocks.draw()
