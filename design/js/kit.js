// Behaviours shared by all pages. Every page works without this file; it only adds comfort.
import { Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, PasswordInput, Radios, createAll } from 'govuk-frontend'
import { dialogs } from './dialogs.js'
import { drafts } from './drafts.js'
import { guard } from './guard.js'
import { marks } from './marks.js'
import { once } from './once.js'
import { selection } from './selection.js'

const counting = {
  charactersUnderLimit: { other: 'Còn %{count} ký tự' },
  charactersAtLimit: 'Đã hết số ký tự cho phép',
  charactersOverLimit: { other: 'Thừa %{count} ký tự' },
  textareaDescription: { other: 'Tối đa %{count} ký tự' }
}
const password = {
  showPassword: 'Hiện',
  hidePassword: 'Ẩn',
  showPasswordAriaLabel: 'Hiện mật khẩu',
  hidePasswordAriaLabel: 'Ẩn mật khẩu',
  passwordShownAnnouncement: 'Mật khẩu đang hiện',
  passwordHiddenAnnouncement: 'Mật khẩu đã ẩn'
}
const parts = [
  [Button, {}], [CharacterCount, { i18n: counting }], [Checkboxes, {}], [ErrorSummary, {}], [NotificationBanner, {}],
  [PasswordInput, { i18n: password }], [Radios, {}]
]

function start (scope) {
  for (const [part, config] of parts) createAll(part, config, { scope, onError: () => {} })
}

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
start(document.body)
for (const behaviour of [dialogs, drafts, guard, marks, once, selection]) behaviour(document)

// A fragment swapped in by htmx gets the same behaviours; a form sent back with errors gets the focus on its summary.
// Parts that were started before are left as they are.
document.addEventListener('htmx:after:swap', () => start(document.body))
