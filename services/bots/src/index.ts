export { acknowledgingBot } from './acknowledging.ts'
export { type BotsService, startBots } from './bots.ts'
export { buyerBot, leadBot, referenceBots, sellerBot } from './reference.ts'
