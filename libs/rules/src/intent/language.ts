/** Words of Spanish that English messages do not use. */
const SPANISH =
  /(?<![\p{L}'])(?:hola|buenas|buenos|gracias|quiero|quisiera|necesito|busco|casa|vender|comprar|mi|para|por|con|una|el|los|las|cu[aá]nto|cuartos|rec[aá]maras|est[aá]|estoy|tengo|puede|ustedes|favor|ya|del|debo|pido|hasta|como|señor|también|quítenme|escriban|perdón|seguimos|esposa|esposo|sí|años|mil|departamento|es|son)(?![\p{L}'])/giu
/** Of a message. */
const LOOKED_AT_CHARS = 300
const ENOUGH = 2

/** The language of a message when it shows one, else the one spoken so far. */
export const languageOf = (text: string, spoken: string): string => {
  const said = text.length > LOOKED_AT_CHARS ? text.slice(0, LOOKED_AT_CHARS) : text
  if (said.includes('¿') || said.includes('¡')) return 'es'
  const spanish = said.match(SPANISH)?.length ?? 0
  if (spanish < ENOUGH && spoken !== 'es') return spoken
  const words = said.split(/\s+/).length
  if (spanish >= ENOUGH && spanish * 3 >= words) return 'es'
  return spanish === 0 && words >= 4 ? 'en' : spoken
}
