import { type Example, readAll } from './data.ts'
import { BOTS, DEFAULTS, LABELS, prepare, scoreLinear, trainLinear } from './linear.ts'
import { sigmoid } from './exponential.ts'
const all = readAll().map(prepare)
const FOLDS = 5
const pr: number[][] = new Array(all.length)
const hash=(s:string)=>{let h=7;for(const c of s)h=(h*31+c.charCodeAt(0))>>>0;return (h>>>8)}
const fold=(e:Example)=>hash(e.text.toLowerCase().replace(/[^a-z]/g,''))%FOLDS
const t0=Date.now()
for (let f=0;f<FOLDS;f++){const m=trainLinear(all.filter(p=>fold(p.example)!==f),DEFAULTS);all.forEach((p,i)=>{if(fold(p.example)===f)pr[i]=scoreLinear(m,p).map(sigmoid)})}
const thr=(l:string,b:string)=>l==='buyer'?(b==='seller'?.6:.7):l==='seller'?(b==='buyer'?.8:.7):.7
for(const [k,l] of LABELS.entries()){
 const report=(name:string,sel:(e:Example)=>boolean)=>{let tp=0,fp=0,fn=0,n=0;all.forEach((p,i)=>{if(!sel(p.example))return;n++;const y=p.example[l],h=pr[i]![k]!>=thr(l,p.example.currentBot);if(y&&h)tp++;else if(h)fp++;else if(y)fn++});console.log(l.padEnd(7),name.padEnd(12),'n',n,'P',(tp/(tp+fp)).toFixed(3),'R',(tp/(tp+fn)).toFixed(3),tp,fp,fn)}
 report('all',()=>true); report('seed',e=>/^d\d/.test(e.id)); for(const b of BOTS)report(b,e=>e.currentBot===b)
 if(process.argv.includes('-v'))all.forEach((p,i)=>{const y=p.example[l],s=pr[i]![k]!,h=s>=thr(l,p.example.currentBot);if(y!==h)console.log('   ',y?'MISS':'FALSE',s.toFixed(2),p.example.currentBot,p.example.id,p.example.text)})
}
console.log(Date.now()-t0,'ms',all.length)
