/** Words of Spanish that English messages do not use. */
const SPANISH = new Set(
  `hola buenas buenos gracias quiero quisiera necesito busco casa vender comprar mi para por con una el los las
  cuanto cuánto cuartos recámaras está estoy tengo puede ustedes favor ya del debo pido hasta como señor también
  quítenme escriban perdón seguimos esposa esposo sí años mil departamento es son`.split(/\s+/),
)
const ENOUGH = 2

/** The language of a message when it shows one, else the one spoken so far. */
export const languageOf = (text: string, spoken: string): string => {
  if (/[¿¡]/.test(text)) return 'es'
  const words = text.toLowerCase().match(/[\p{L}']+/gu) ?? []
  const spanish = words.filter(word => SPANISH.has(word)).length
  if (spanish >= ENOUGH && spanish * 3 >= words.length) return 'es'
  return spoken === 'es' && words.length >= 4 && spanish === 0 ? 'en' : spoken
}
