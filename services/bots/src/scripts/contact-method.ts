import { type Question, said } from './script.ts'

/** How the contact would rather hear from an agent. */
export const CONTACT_METHOD: Question = {
  key: { side: 'person', name: 'contactMethod' },
  own: true,
  ask: said(
    [
      'When an agent gets in touch, would you rather get a call or a text?',
      'Is a call or a text better when an agent gets in touch?',
    ],
    ['Cuando un agente se comunique, ¿prefiere una llamada o un mensaje?'],
  ),
  choices: [
    ['text', /\b(?:text|sms|message|mensajes?|texto|whatsapp)\b/i],
    ['call', /\b(?:call|phone|llamadas?|ll[aá]me(?:me)?|tel[eé]fono)\b/i],
    ['email', /\b(?:e-?mail|correo)\b/i],
  ],
}
