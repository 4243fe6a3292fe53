import { CONTACT_METHOD } from './contact-method.ts'
import { NO_RUSH, type Script, said, TWICE_A_WEEK } from './script.ts'

/**
 * The home, when, its condition, the price hoped for, what is owed; then how to get in touch. Not
 * why: whoever tells it ("a job in Denver") names places and plans that would be taken for those of
 * the sale.
 */
export const SELLER: Script = {
  bot: 'seller',
  hello: said(
    ["I'd be glad to help you sell.", 'Great, let me help you with the sale.'],
    ['Con gusto le ayudo a vender.', 'Perfecto, veamos la venta.'],
  ),
  goal: said(
    ["let's plan the sale around that.", "I'll keep that in mind for the sale."],
    ['lo tomo en cuenta para la venta.'],
  ),
  questions: [
    {
      key: { side: 'selling', name: 'address' },
      ask: said(
        ["What's the address of the home you'd sell?", 'Which home is it? The address helps most.'],
        [
          '¿Cuál es la dirección de la casa que vendería?',
          '¿Qué casa es? Con la dirección me basta.',
        ],
      ),
    },
    {
      key: { side: 'selling', name: 'timelineDays' },
      ask: said(
        [
          'When would you like to have it sold?',
          'How soon would you like it sold? Many homes go in 30 to 45 days.',
        ],
        [
          '¿Para cuándo le gustaría tenerla vendida?',
          '¿Qué tan pronto quisiera venderla? Muchas casas se venden en 30 a 45 días.',
        ],
      ),
      choices: [NO_RUSH],
      learns: { side: 'selling', name: 'timeline' },
    },
    {
      key: { side: 'selling', name: 'condition' },
      ask: said(
        [
          'What shape is the home in? Anything that needs work?',
          'How would you describe its condition?',
        ],
        ['¿En qué condiciones está la casa?', '¿Le hace falta algún arreglo a la casa?'],
      ),
    },
    {
      key: { side: 'selling', name: 'askingPrice' },
      ask: said(
        ['What price do you have in mind for it?', 'How much would you want to get for it?'],
        ['¿Qué precio tiene en mente?', '¿En cuánto le gustaría venderla?'],
      ),
    },
    {
      key: { side: 'selling', name: 'mortgageBalance' },
      ask: said(
        ['Roughly how much is left on the mortgage?', 'Do you still owe anything on it?'],
        ['¿Cuánto queda de la hipoteca, más o menos?', '¿Todavía debe algo de la casa?'],
      ),
    },
  ],
  extras: [CONTACT_METHOD],
  loop: TWICE_A_WEEK,
  qualified: { openAtMost: 0, scoreAtLeast: 50 },
  ready: said(
    ["That's all I need for a price opinion.", 'That gives us what we need for a pricing plan.'],
    ['Con eso tenemos lo necesario para una opinión de precio.'],
  ),
  readySoon: said(
    ["That's all I need, and since it's soon we'll start on a pricing plan right away."],
    ['Con eso me basta, y como es pronto empezamos con el plan de precio.'],
  ),
  enough: said(
    ['We can sort out the rest when we look at the home.', "The rest we'll see at the home."],
    ['Lo demás lo vemos al conocer la casa.'],
  ),
  more: said(
    ["I've added that.", 'Text me whenever something else comes to mind.'],
    ['Escríbame si se le ocurre algo más.', 'Lo agrego.'],
  ),
  followUpDays: { hot: [1, 3, 7, 14], warm: [2, 5, 14, 29], cold: [5, 14, 29] },
  followUp: said(
    [
      "Still thinking about selling? I'm here whenever you'd like to go on.",
      'Just checking in about your home. Text me whenever you want to pick it up again.',
    ],
    [
      '¿Sigue pensando en vender? Aquí estoy cuando quiera continuar.',
      'Le escribo por su casa. Cuando guste lo retomamos.',
    ],
  ),
}
