// Who would rather be texted than called or mailed asks for texts, not for an end of them.
import { describe, expect, test } from 'vitest'
import { understand } from '../index.ts'

const optOut = (text: string, bot = 'buyer'): number =>
  understand(text, { bot, pendingQuestion: null }).optOut
const ENDED = 5_000

describe('texts in place of calls or mail end no messages', () => {
  test.each([
    'stop calling, text me instead',
    'please stop calling me, texting is fine',
    "don't call, text only",
    'no more calls please, text works',
    'do not call me, text me',
    'stop calling and text me',
    'quit calling, just text me',
    'stop emailing me, texts are fine',
    'take me off the email list, texts are ok',
    'remove me from the mailing list but keep texting',
    'stop calling me i said text',
    'stop calling i told you to text',
    'ya no me llamen, manden texto',
    'dejen de llamarme, mejor mensaje',
  ])('%s', text => {
    for (const bot of ['lead', 'buyer', 'seller']) expect(optOut(text, bot), bot).toBe(0)
  })
})

describe('in Spanish as well', () => {
  const asksNobody = [
    'no me llamen, mejor por texto',
    'llamadas no, mensajes si',
    'no me gusta hablar por telefono, texto por favor',
    'no me hables por telefono, mandame mensaje',
    'prefiero textos, no llamadas',
    'por texto nomas, no llamen',
    'no contesto llamadas, escribame',
  ]
  test.each(asksNobody)('%s', text => {
    const reading = understand(text, { bot: 'lead', pendingQuestion: null })
    expect(reading.optOut).toBeLessThan(ENDED)
    expect(reading.human).toBeLessThan(ENDED)
  })

  test.each([
    'no me llamen ni me manden textos',
    'ya no me llamen ni me manden texto',
    'ya no quiero textos',
    'ya no me manden mensajes',
  ])('but not where texts are to end: %s', text =>
    expect(optOut(text)).toBeGreaterThanOrEqual(ENDED),
  )

  test('who wants a call asks for one', () => {
    const { human } = understand('no quiero textos, llameme mejor', {
      bot: 'lead',
      pendingQuestion: null,
    })
    expect(human).toBeGreaterThanOrEqual(ENDED)
  })
})

describe('where texts are to end too, or are only threatened with, messages end', () => {
  test.each([
    'stop calling or texting me, ever',
    'stop calling and texting me',
    "don't call or text me",
    'no calls or texts please',
    'stop texting me, and stop calling',
    'text me again and I call my lawyer',
    "if you text me again I'll call the FCC",
    'you keep texting me, stop calling too',
    'stop calling me i said text or ill block you',
  ])('%s', text => expect(optOut(text)).toBeGreaterThanOrEqual(ENDED))
})
