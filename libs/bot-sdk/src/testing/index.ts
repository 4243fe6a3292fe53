export {
  Conversation,
  type ConversationOptions,
  type Facts,
  type KnownAsk,
} from './conversation.ts'
export {
  type AskedAgain,
  type NeverAsksAgainOptions,
  neverAsksAgain,
} from './never-asks-again.ts'
export { routedSample } from './routed-sample.ts'
