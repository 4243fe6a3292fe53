// First names common in the United States, folded to plain letters. They let "im beth" be a name without a capital.

export const FIRST_NAMES = `
  aaliyah aaron abby abigail adam adrian adriana aiden aisha akash alan albert alejandra
  alejandro alex alexa alexander alexis ali alice alicia alison allison alma alyssa amanda amber
  amir amit amy ana andre andrea andres andrew andy angel angela angelica angie anita anjali ann
  anna anne annie anthony antonio april arjun armando arthur arturo ashley audrey ayesha barb
  barbara beatriz becca becky ben benjamin beth betty bianca bill billy bob bobby brad bradley
  brandi brandon brandy brenda brenna brent brett brian brianna bridget brittany brooke bruce
  bryan caitlin caleb calvin cameron camila carl carla carlos carmen carol caroline carolyn
  carrie casey cassie catherine cathy cecilia celeste chad charlene charles charlie chelsea
  cheryl chloe chris christian christina christine christopher chuck cindy claire clara claudia
  cody colleen connie connor corey cory courtney craig cristina crystal curtis cynthia daisy
  dale dan dana daniel daniela danielle danny darlene darnell darrell darren dave david dawn deb
  debbie deborah deepak delia denise dennis derek derrick desiree devin devon diana diane diego
  dolores dominic don donald donna dora doris dorothy doug douglas duane dwayne dylan earl ed
  eddie eduardo edward edwin eileen elaine elena eli elias elijah elizabeth ella ellen emilio
  emily emma enrique eric erica erik erika erin ernesto esteban esther ethan eugene eva evan
  evelyn fatima felicia felipe felix fernando fiona frances francisco frank fred gabe gabriel
  gabriela gail gary gavin gene george gerald gina glen glenn gloria gordon grace graciela grant
  greg gregory guadalupe guillermo gus gwen hailey hannah harold harry hassan heather hector
  heidi helen henry holly hope howard hugo ian ignacio irene iris isaac isabel isabella ivan
  jack jackie jackson jacob jada jaime jake jamal james jamie jan jane janet janice jared
  jasmine jason javier jay jayden jean jeanette jeff jeffrey jen jenna jennifer jenny jeremy
  jerome jerry jesse jessica jesus jill jim jimmy jo joan joann joanna joanne jocelyn jodi joe
  joel john johnny jon jonathan jordan jorge jose joseph josh joshua josie joy joyce juan
  juanita judith judy julia julian julie julio justin kara karen karina karl kate katelyn
  katherine kathleen kathryn kathy katie kayla keisha keith kelly kelsey ken kendra kenji
  kenneth kenny kerry kevin kim kimberly kirk kofi kristen kristin kristina kurt kwame kyle
  lakisha lance larry latoya laura lauren laurie lawrence leah lee leon leonard leroy leslie
  leticia lily linda lindsay lindsey lisa liz logan lois lorena lori lorraine louis louise luca
  lucas lucia lucy luis luke lupe luz lydia lynn mackenzie maddie madison malik mandy manuel
  marc marcia marco marcos marcus margaret maria mariah mariana marie marilyn mario marisol mark
  marlene marsha marta martha martin marvin mary mateo matt matthew maureen maurice maya meera
  megan mei melanie melinda melissa melody mercedes meredith mia micah michael micheal michele
  michelle miguel mike mindy miranda misty mitch mohamed mohammed molly monica monique morgan
  nadia nancy naomi natalia natalie natasha nate nathan neha neil nelson nicholas nick nicole
  nikki nina noah noelle nora norma olga oliver olivia omar oscar pablo paige pam pamela pat
  patricia patrick paul paula pedro peggy penny perla pete peter phil philip phillip phyllis
  pilar preston priscilla priya quentin rachel rafael rahul raj ralph ramon randy raul ravi ray
  raymond rebecca regina rekha renee rhonda ricardo richard rick ricky rita rob robert roberto
  robin rocio rodney roger roland ron ronald ronnie rosa rosalind rosario rose rosie ross roy
  ruben russell ruth ryan sabrina sally sam samantha samir samuel sandra sandy sanjay santiago
  sara sarah sasha saul scott sean sebastian sergio seth shane shanice shannon sharon shaun
  shawn sheila shelby shelly sheri sherry shirley silvia simon sofia sonia sonya sophia sophie
  stacey stacy stan stanley stella stephanie stephen steve steven stuart sue susan suzanne
  sylvia tamara tameka tammy tanya tara tasha taylor ted teresa terrence terri terry theo
  theresa thomas tiffany tim timothy tina todd tom tomas tommy toni tony tonya tori tracey tracy
  travis trent trevor tricia trish troy tyler tyrone ursula valentina valerie vanessa vera
  veronica vicki vicky victor victoria vijay vince vincent virginia vivian wade walter wanda
  warren wayne wendell wendy wes wesley whitney will william willie xavier ximena yesenia
  yolanda yusuf yvette yvonne zach zachary zoe
`
