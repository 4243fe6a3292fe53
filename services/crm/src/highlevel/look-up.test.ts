import { expect, test } from 'vitest'
import type { Call } from '../plan/call.ts'
import { foundIn, lookUpRequest } from './look-up.ts'
import { requestOf } from './writes.ts'

const SAID = 'Are you looking to buy?'
const text = (channel = 'sms', said = SAID): Call => ({ kind: 'text', text: said, channel })
const doubtful = (call: Call, known: readonly string[] = []) => ({
  call,
  contactId: 'c',
  locationId: 'l',
  since: 0,
  isOther: (id: string) => known.includes(id),
})
const message = (id: string, body: string, more: object = {}) => ({
  id,
  direction: 'outbound',
  body,
  ...more,
})
const found = (messages: readonly object[], call = text(), known: readonly string[] = []) =>
  foundIn({ messages }, doubtful(call, known))

test.each([
  ['as it is', SAID],
  ['with other white space', ` Are you looking\n to buy? `],
  ['with how to opt out behind it', `${SAID}\nReply STOP to unsubscribe`],
  ['with who sends behind it', `${SAID} Thanks, Alex at Acme Realty`],
])('a text that HighLevel lists %s was sent', (_, body) => {
  expect(found([message('m', body)])).toBe('m')
})

test.each([
  ['comes from the contact', message('m', SAID, { direction: 'inbound' })],
  ['is only the beginning of a word', message('m', `${SAID}!`)],
  ['says more, and a person wrote it', message('m', `${SAID} I am`, { source: 'app' })],
  ['says less', message('m', 'Are you looking')],
])('what %s is not it', (_, other) => {
  expect(found([other])).toBeNull()
})

test('the same words are taken before longer ones, and what is known to be another never', () => {
  const both = [message('longer', `${SAID} Reply STOP`), message('same', SAID)]
  expect(found(both)).toBe('same')
  expect(found(both, text(), ['same'])).toBe('longer')
  expect(found(both, text(), ['same', 'longer'])).toBeNull()
})

test('who wrote a mail is answered by mail, and it is looked for among mails', () => {
  const said = 'below $650k & < 3 rooms?\nyes'
  const call = text('email', said)
  expect(requestOf(call, 'c', null).body).toEqual({
    type: 'Email',
    contactId: 'c',
    subject: 'Re: your message',
    message: said,
    html: 'below $650k &amp; &lt; 3 rooms?<br>yes',
  })
  expect(lookUpRequest(doubtful(call))?.path).toContain('channel=Email')
  expect(lookUpRequest(doubtful(text()))?.path).not.toContain('channel')
  const html = '<div>below $650k &amp; &lt; 3 rooms?<br>yes</div><p>Unsubscribe</p>'
  for (const body of [said, html]) expect(found([message('m', body)], call)).toBe('m')
})
