import { NO_RUSH, type Script, said, TWICE_A_WEEK } from './script.ts'

/** Price range, pre-approval, bedrooms, time, area; then the tour. */
export const BUYER: Script = {
  bot: 'buyer',
  hello: said(
    ["I'd love to help you find a home.", 'Great, let me help you find the right place.'],
    ['Con gusto le ayudo a encontrar casa.', 'Perfecto, busquemos la casa adecuada.'],
  ),
  goal: said(
    ["I'll look for homes that fit.", "let's find something that fits."],
    ['busquemos algo que encaje.'],
  ),
  questions: [
    {
      key: { side: 'buying', name: 'budget.max' },
      ask: said(
        [
          'What price range are you comfortable with?',
          'What budget should I work with?',
          'Roughly how much would you like to spend, at most?',
        ],
        ['¿Qué rango de precio le queda cómodo?', '¿Con qué presupuesto trabajamos?'],
      ),
    },
    {
      key: { side: 'buying', name: 'preApproved' },
      ask: said(
        [
          'Are you pre-approved for a mortgage, or would you pay cash?',
          'Do you have a pre-approval from a lender yet?',
        ],
        [
          '¿Ya tiene preaprobación de una hipoteca, o pagaría de contado?',
          '¿Ya cuenta con una preaprobación?',
        ],
      ),
    },
    {
      key: { side: 'buying', name: 'beds' },
      ask: said(
        ['How many bedrooms do you need?', 'How many bedrooms are you after?'],
        ['¿Cuántas recámaras necesita?', '¿Cuántas habitaciones le gustaría?'],
      ),
    },
    {
      key: { side: 'buying', name: 'timelineDays' },
      ask: said(
        ['When would you like to move in?', 'How soon do you want to move?'],
        ['¿Para cuándo le gustaría mudarse?', '¿Qué tan pronto quiere mudarse?'],
      ),
      choices: [NO_RUSH],
      learns: { side: 'buying', name: 'timeline' },
    },
    {
      key: { side: 'buying', name: 'location' },
      ask: said(
        ['Which area are you looking in?', 'Which part of town do you have in mind?'],
        ['¿En qué zona está buscando?', '¿Qué zona tiene en mente?'],
      ),
    },
  ],
  extras: [
    {
      key: { side: 'buying', name: 'tourTime' },
      own: true,
      ask: said(
        [
          'Do mornings or afternoons work better for tours?',
          'For seeing homes, are mornings or afternoons easier for you?',
        ],
        ['Para ver casas, ¿le queda mejor por la mañana o por la tarde?'],
      ),
      choices: [
        [
          'weekend',
          /\b(?:weekends?|saturdays?|sundays?|fin(?:es)? de semana|s[aá]bados?|domingos?)\b/i,
        ],
        ['evening', /\b(?:evenings?|after work|nights?|noches?)\b/i],
        ['afternoon', /\b(?:afternoons?|pm|after (?:noon|lunch)|tardes?)\b/i],
        ['morning', /\b(?:mornings?|am|early|mañanas?)\b/i],
      ],
    },
  ],
  loop: TWICE_A_WEEK,
  qualified: { openAtMost: 0, scoreAtLeast: 50 },
  ready: said(
    ["That's all I need to start looking.", 'I have what I need to line up homes for you.'],
    ['Con eso puedo empezar a buscar.', 'Tengo lo necesario para buscarle opciones.'],
  ),
  readySoon: said(
    ["That's all I need, and since it's soon I'll start right away."],
    ['Con eso me basta, y como es pronto empiezo de inmediato.'],
  ),
  enough: said(
    [
      'We can fill in the rest as we look at homes.',
      'The rest will get clearer once you see homes.',
    ],
    ['Lo demás lo vemos sobre la marcha.'],
  ),
  more: said(
    ["I've added that.", 'Text me whenever something else comes to mind.'],
    ['Escríbame si se le ocurre algo más.', 'Lo agrego.'],
  ),
  followUpDays: { hot: [1, 3, 7, 14], warm: [2, 5, 14, 30], cold: [5, 14, 30] },
  followUp: said(
    [
      "Still looking for a home? I'm here whenever you'd like to go on.",
      'Just checking in on your home search. Text me whenever you want to pick it up again.',
    ],
    [
      '¿Sigue buscando casa? Aquí estoy cuando quiera continuar.',
      'Le escribo por su búsqueda de casa. Cuando guste la retomamos.',
    ],
  ),
}
