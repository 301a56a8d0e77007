import { test } from 'vitest';
import { readFileSync } from 'node:fs';
import * as own from '.';
import { ownRecordsWords as w } from '../../words/en/own-records';
test('look', async () => {
  const d = '/work/shared/data/usgs-earthquakes.';
  for (const f of ['csv','describe-stream-summary.json','list-shards.json','shardId-000000000000.get-records.json','shardId-000000000001.get-records.json']) {
    const r = own.readOwnRecords(readFileSync(d+f,'utf8'), f);
    if (r.kind==='records') console.log(f, r.format, r.total, r.used, r.faults, r.notes, r.records.slice(0,2), r.records.at(-1), own.routeDisagreement(r.records, own.earthquakeRanges()));
    else console.log(f, r);
  }
  const week = await own.earthquakeWeek();
  const a = own.adviceFor(week.records, own.earthquakeRanges());
  console.log(a, w.hotShard(a), a.shards.map(w.shard));
  const j = JSON.parse(readFileSync(d+'shardId-000000000000.get-records.json','utf8'));
  const big = {...j, Records: Array.from({length:200000},(_, i)=>({...j.Records[i%337], SequenceNumber: String(BigInt(j.Records[0].SequenceNumber)+BigInt(i)*(1n<<80n))}))};
  for (const t of [JSON.stringify(big,null,2), JSON.stringify(big), JSON.stringify(big,null,2).slice(0,-40)]) {
    const s = performance.now(); const r = own.readOwnRecords(t); console.log('json', t.length, performance.now()-s, r.kind, r.kind==='records'&&[r.used,r.faults.map(w.fault)]);
  }
  let csv='ApproximateArrivalTimestamp,PartitionKey,Bytes\r\n'; for (let i=0;i<200000;i++) csv+=`2018-01-31T01:49:59.650Z,user-${i},91\r\n`;
  let s = performance.now(); let r = own.readOwnRecords(csv); console.log('csv', csv.length, performance.now()-s, r.kind, r.kind==='records'&&[r.used,r.faults]);
  s = performance.now(); own.adviceFor((r as any).records, own.earthquakeRanges()); console.log('advice', performance.now()-s);
  csv=csv.replaceAll(/user-\d+/g, m=>`"${m}"`); s = performance.now(); r = own.readOwnRecords(csv); console.log('csv quoted', csv.length, performance.now()-s, r.kind);
  csv='time,key\n'+'1,"a\n'.repeat(200001); s = performance.now(); r = own.readOwnRecords(csv); console.log('csv bad', csv.length, performance.now()-s, r.kind, r.faults.length);
  csv=Array.from({length:250000},(_, i)=>'k'+i).join('\n'); s = performance.now(); r = own.readOwnRecords(csv); console.log('keys', csv.length, performance.now()-s, r.kind, r.faults.map(w.fault));
  for (const t of ['{'.repeat(1e6), '['.repeat(1e6), '{"a'.repeat(3e5), '"'.repeat(1e6), '[{"'.repeat(3e5), '{"\\"'.repeat(3e5)]) { s=performance.now(); r = own.readOwnRecords(t); console.log('evil', t.slice(0,4), performance.now()-s, r.kind, r.faults.length, (r as any).reason); }
});
