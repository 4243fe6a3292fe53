import { CONTACT_METHOD } from './contact-method.ts'
import { NO_RUSH, type Script, said, TWICE_A_WEEK } from './script.ts'

/** Finds out what somebody wants; the router moves the conversation on as soon as it is clear. */
export const LEAD: Script = {
  bot: 'lead',
  hello: said(
    ['Thanks for reaching out!', 'Happy to help!', 'Glad you wrote!'],
    ['¡Gracias por escribir!', '¡Con gusto le ayudo!'],
  ),
  goal: said(
    ["I'd like to point you to the right person.", "let's get you to the right place."],
    ['le oriento con gusto.'],
  ),
  questions: [
    {
      key: { side: 'person', name: 'goal' },
      ask: said(
        [
          'Are you looking to buy, to sell, or both?',
          'Is it about buying a home, selling one, or a bit of each?',
          'Would you say this is more about buying or about selling?',
        ],
        ['¿Busca comprar, vender, o las dos cosas?', '¿Se trata de comprar o de vender una casa?'],
      ),
      own: true,
    },
    {
      key: { side: 'person', name: 'name' },
      ask: said(
        ['Who do I have the pleasure of texting with?', 'May I ask your name?'],
        ['¿Con quién tengo el gusto?', '¿Me permite su nombre?'],
      ),
    },
    {
      key: { side: 'buying', name: 'timelineDays' },
      ask: said(
        ['When are you hoping to make a move?', 'How soon are you thinking of making a move?'],
        ['¿Para cuándo lo tiene pensado?', '¿Qué tan pronto quisiera empezar?'],
      ),
      choices: [NO_RUSH],
      learns: { side: 'buying', name: 'timeline' },
    },
  ],
  extras: [CONTACT_METHOD],
  loop: TWICE_A_WEEK,
  // Qualifying is the work of the other two; a lead that tells nearly everything is as good.
  qualified: { openAtMost: 0, scoreAtLeast: 75 },
  ready: said(
    ["Thanks, that's plenty to start with.", 'Great, that gives us a good start.'],
    ['Gracias, con eso podemos empezar.'],
  ),
  readySoon: said(
    ["Thanks, that's plenty to start with, and I can see it's pressing."],
    ['Gracias, con eso podemos empezar, y veo que corre prisa.'],
  ),
  enough: said(
    ['No rush at all. Just text me whenever you feel like looking at homes or listing yours.'],
    ['Sin prisa. Escríbame cuando quiera ver casas o vender la suya.'],
  ),
  more: said(
    ["I'm here whenever you're ready.", 'Text me any time.'],
    ['Aquí estoy cuando guste.', 'Anotado, gracias.'],
  ),
  followUpDays: { hot: [1, 3, 7, 14], warm: [3, 7, 14, 30], cold: [3, 7, 14, 30] },
  followUp: said(
    [
      "Just checking in. If you'd like to look at homes or find out what yours is worth, text me.",
      "Hi again! I'm still around if a move is on your mind.",
    ],
    [
      'Le escribo para saber cómo va. Si quiere ver casas o saber cuánto vale la suya, aquí estoy.',
      '¡Hola de nuevo! Sigo por aquí si está pensando en mudarse.',
    ],
  ),
}
