// First names common in the United States, folded to plain letters. They let "im beth" be a name without a capital.

export const FIRST_NAMES = `
  aaliyah aarav aaron abby abdul abebe abel abigail adam adebayo adrian adriana ahmed aiden aiko
  aisha akash akira alan albert aldo alec alejandra alejandro alex alexa alexander alexis
  alfonso alfredo ali alice alicia alina alison allison alma alondra alyssa amanda amara amber
  amina amir amira amit amy ana anand anders andre andrea andres andrew andy angel angela
  angelica angie anika anil anita anjali anjelica ann anna anne annie ansel anthony anton
  antonio anya aoife april araceli ariana ariel arjun arlene armand armando arthur arturo asha
  ashanti ashley astrid audrey aurelio ava avery axel ayaan ayesha azadeh barb barbara barry
  beatrice beatriz becca becky belen ben benita benito benjamin benny bernadette bernard bernice
  bert bertha beth beto bette betty bev beverly bianca bill billy blair blake blanca bob bobby
  bonnie boris boyd brad bradley brandi brandon brandy brenda brenna brennan brent brett brian
  brianna bridget bridgette brittany brock brooke bruce bruno bryan bryce buddy byron caden
  caitlin caitlyn caleb calvin cameron camila candace candice cara carl carla carlene carlo
  carlos carly carmela carmen carol caroline carolyn carrie casey cassie catherine cathy cecilia
  cedric celeste cesar chad chandra charity charlene charles charlie chelsea chen cherie cheryl
  chet chiara chidi chloe chris christian christina christine christopher chuck cindy claire
  clara clarence clark claude claudia clay clint clyde cody coleen colin colleen concepcion
  connie connor consuelo cora cordell corey corinne cory courtney craig cristina crystal curtis
  cynthia cyrus daisy dale dalia damian damon dan dana daniel daniela danielle danny dante darcy
  daria darius darla darlene darnell darrell darren darryl dave david davis dawn dax dean
  deandre deanna deb debbie deborah declan dee deepa deepak deirdre delia demetrius denise
  dennis denny derek derrick desiree desmond devin devon dewayne dexter diana diane diego dillon
  dimitri dina dirk dmitri dolly dolores dominic dominique don donald donna donny donovan donte
  dontrell dora doreen dorian doris dorothy dottie doug douglas duane duncan dwayne dylan earl
  ebony ed eddie edgar edith edna eduardo edward edwin efrain efren eileen elaina elaine eleanor
  elena eli elian elias elijah elisa elise eliza elizabeth ella ellen ellie elliot elmer eloise
  elsa elvira eman emanuel emerson emil emiliano emilio emily emma emmanuel emmett enrique
  ephraim eric erica erik erika erin ernest ernesto ernie ervin erwin esmeralda esteban ester
  esther ethan ethel eugene eunice eva evan evelyn everett ezekiel ezra fabian farah farid
  fatima faye federico felicia felipe felix fern fernando fidel fiona flor flora floyd frances
  francesca francine francisco franco frank fred freddie freddy frederick gabby gabe gabriel
  gabriela gail garrett garth gary gavin gena gene genevieve geoff geoffrey george gerald
  geraldine gerardo germaine gerry giancarlo gilbert gilberto gina ginger giovanni giselle
  gladys glen glenda glenn gloria gonzalo gordon grace graciela graham grant greg gregory
  gretchen griffin guadalupe guillermo gus gustavo gwen gwendolyn hailey hal hank hanna hannah
  harold harper harriet harris harrison harry haruto harvey hassan hazel heather hector heidi
  helen henry herb herman hernan hilda hiro hiroshi holden hollis holly homer hope horace howard
  hubert hugh hugo humberto ian ibrahim ida ignacio ike imani ina ines inez ingrid ira irene
  iris irma irving isaac isabel isabella isabelle isaiah isiah ismael itzel ivan iyer jace jack
  jackie jackson jacob jacqueline jacquelyn jacques jada jaden jaime jake jalen jamal james
  jameson jamie jan jana jane janelle janet janette janice janie janine jared jarvis jasmine
  jason jasper javier javon jay jayden jayla jaylen jayne jean jeanette jeannie jeannine jed
  jeff jeffrey jen jenelle jenifer jenna jennie jennifer jenny jeremiah jeremy jermaine jerome
  jerri jerry jess jesse jessica jessie jesus jill jim jimmy jin jo joachim joan joann joanna
  joanne joaquin jocelyn jodi jodie joe joel joey johanna john johnnie johnny jolene jon jonah
  jonas jonathan jordan jorge jose josefina joseph josephine josh joshua josiah josie joy joyce
  juan juana juanita judah jude judi judith judy jules julia julian juliana julie juliet julio
  julissa justin justine kai kaitlyn kameron kara kareem karen karim karina karl karla karrie
  kasey katarina kate katelin katelyn katerina katherine kathi kathleen kathrine kathryn kathy
  katie katrina kayla kaylee keenan kei keisha keith kelli kellie kelly kelsey ken kendall
  kendra kendrick kenji kenneth kenny kent keri kerri kerry kevin khalid kiara kiera kierra kim
  kimberlee kimberly kirk kirsten klaus kofi konrad kris krista kristen kristi kristie kristin
  kristina kristopher krystal kumar kunal kurt kwame kwan kyle lacey ladonna lakisha lakshmi
  lamar lamont lana lance lara larissa larry lashonda latasha latisha latoya laura laurel lauren
  lauri laurie lavonne lawanda lawrence layla leah leanna leanne lee leigh leila lela leland
  lena lenny lenora leo leon leonard leonardo leonor leroy lesley leslie lester leticia levi
  lexi liam lidia lila lillian lilly lily linda lindsay lindsey lindy linh lionel lisa liz liza
  lloyd logan lois lola lonnie lorena lorenzo loretta lori lorna lorraine lottie lou louie louis
  louise lourdes lowell luann luca lucas lucia luciano lucille lucinda lucio lucy ludmila luella
  luis luisa luke lupe lupita luther luz lydia lyle lynn mabel mack mackenzie maddie madeline
  madison mae maggie mahmoud mai malcolm malik mallory mamadou mandy manuel mara marc marcel
  marcela marcelo marci marcia marco marcos marcus marcy margaret margarita margo margot maria
  mariah mariana maricela marie marilyn marina mario marion marisol maritza marjorie mark marla
  marlene marlon marsha marta martha martin marty marvin mary maryann mateo mathew matilda matt
  matthew mattie maude maureen maurice mauricio mavis max maxine maxwell maya mckenna meera
  megan mehmet mei mel melanie melba melinda melisa melissa melody melvin mercedes meredith
  merle mervin mia micah michael micheal michele michelle mickey miguel mika mikayla mike
  mildred miles millie milo milton mina mindy mira miranda miriam misael misty mitch mitchell
  mohamed mohammed molly mona monica monique monroe monty mordecai morgan morris moses muhammad
  muriel murray mustafa myra myrna myron nadia nadine nan nancy nanette naoko naomi napoleon
  nash natalia natalie natalya natasha nate nathan nathaniel ned neha neil nelson nestor nettie
  neville nguyen nicholas nichole nick nicolas nicole nicolette nigel nikhil niki nikita nikki
  nina nisha nita noah noelia noelle nola noor nora norbert noreen norma norman octavio odell
  odessa oleg olga olive oliver olivia ollie omar omari orville oscar osvaldo otis otto owen
  pablo padma paige pam pamela pat patrice patricia patrick patsy patti patty paul paula
  paulette pauline pedro peggy penny percy perla perry pete peter petra phil philip phillip
  phoebe phyllis pierre pilar piper polly pranav preeti preston priscilla priya quentin quincy
  quinn rachael rachel rae rafa rafael raheem rahul raj rajesh ralph rama ramesh ramiro ramon
  ramona randal randall randy rashad rashid raul ravi ray raymond raymundo reba rebecca reed
  reggie regina reginald reid reina rekha renata rene renee reuben rex rey reyna rhoda rhonda
  ricardo richard richie rick ricky rigoberto riley rita rob robbie robert roberta roberto robin
  robyn rochelle rocio rod roderick rodney rodolfo rodrigo rogelio roger rohan roland rolando
  roman romeo ron ronald ronnie rosa rosalie rosalind rosalinda rosanna rosario rose rosemarie
  rosemary rosie roslyn ross rowan roxanne roy ruben rubi ruby rudy rufus russell ruth ruthie
  ryan ryder sabrina sadie saeed sally salvador salvatore sam samantha samir samira sammy samuel
  sandeep sandi sandra sandy sanjana sanjay santiago sara sarah sasha saul saundra savanna
  sawyer scott sean sebastian selena selma serena sergio seth seymour shana shane shanice
  shaniqua shanna shannon shari sharif sharon shaun shauna shawn shawna shea sheila shelby
  sheldon shelley shelly sheri sherman sherri sherry shirley shonda shreya sid sidney sienna
  silas silvia simon simone siobhan skye skylar sofia solomon sonia sonny sonya sophia sophie
  spencer stacey stacie stacy stan stanislav stanley stefan stefanie stella stephan stephanie
  stephen steve steven stewart stuart sue sumit sunil suresh susan susana susanna susanne
  suzanne suzette svetlana sydney sylvester sylvia tabitha tad talia tamara tameka tamika tammy
  tamra tania tanya tara tariq tasha tatiana tavon taylor ted tenisha terence teresa teri
  terrance terrence terri terry tess tessa thad thea thelma theo theodora theodore theresa
  thomas thuy tia tiana tianna tierra tiffany tim timmy timothy tina tito tobias toby todd tom
  tomas tommy toni tonia tonja tony tonya tori torrance tracey tracy tran trang travis travon
  trent trevor trey tricia trina trish troy trudy tucker twila ty tyler tyra tyrell tyrone uma
  ursula valentina valeria valerie vance vanessa vaughn velma vera verna vernon veronica vic
  vicente vicki vicky victor victoria vidal vijay vikram vilma vince vincent vinnie vinny viola
  virginia vito vivek vivian viviana vladimir wade wallace wally walt walter wanda warner warren
  wayne weldon wendell wendy wes wesley whitney wilbert wilbur wilfred will willa willard
  william willie willis wilma winifred winston wyatt xavier ximena xiomara yadira yasmin yasmine
  yesenia yesica yoko yolanda yuki yuri yusef yusuf yvette yvonne zach zachariah zachary zack
  zane zelda zena zhang zoe zoey zora
`
