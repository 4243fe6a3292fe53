// What people answer, by way of courtesy or for want of an answer, and words of the day and the
// week: with a capital, which every phone writes, they are no place and no name either.

export const ANSWER_WORDS = `
  appreciate appreciates thankyou tysm tnx thnx welcome np yw yvw gotchya hehe umm uhh naw okie dokie howdy hiya byebye
  goodbye goodnight goodday gday gn brb omw nevermind certainly affirmative noted indeed exactly fantastic lovely terrific
  whoops congratulations blessings amen aight ight yessir yesss yess yah yass okk okkk surely perhaps possibly likely
  magnificent splendid marvelous superb stellar merry groovy rad lit driving working waiting ping minute moment begin glad
  pleased grateful thankful thankfully blessed hugs xoxo respectfully hooray hurray gotit willdo soundsgood thatworks
  noproblem noprob noworries worries problems mmhmm mhm uhhuh nbd wtf bruh man mam madam miss mister homie
  bonjour bonsoir salut hallo guten ciao buongiorno merhaba marhaba salam salaam shalom namaste aloha ahoy ello olla bom
  konnichiwa privet hej hei hoi servus kumusta kamusta mabuhay annyeong assalamualaikum assalamu greetings wassup whassup
  wazzup whazzup sup heyo heyy heyyy hullo yello oi merci danke grazie obrigado obrigada spasibo arigato

  none noone private anonymous confidential pending unknown unavailable undecided unsure dunno tba wherever whichever
  however flexible nowhere anytime sometimes someday similar ditto available preference preferences matter matters cares
  suburb suburbs cities towns countryside areas mentioned listed already stated told

  tmr weekend weekends weekday weekdays midday afternoon afternoons evening evenings morning mornings morn martes
  miercoles viernes sabado domingo noche noches despues

  muchisimas perfecto perfecta excelente orale adios depende entiendo entendido acuerdo disculpe disculpa perdon siento
  bendiciones saludos encantado encantada genial estupendo maravilloso fabuloso seguro segura exacto correcto jaja
  espera espere llamame llameme hablamos avisame escribeme digame mande porfa porfavor gusto igualmente vemos adelante
  claramente obvio nel neta chido andale sobres mal decirle decirte trabajando ocupado ocupada
  ninguno ninguna ningun cualquiera cualquier todavia quizas quiza talvez tal privado anonimo nadie algun alguna afueras
  ciudad lejos alla ahi aca jamas siempre
`
