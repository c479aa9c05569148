import {readFileSync} from "node:fs";
import {feature} from "topojson-client";
import {coastline,borders,land,countries} from "../../src/geo/basemap.ts";
import {LineIndex,distanceKm} from "../../src/geo/distance.ts";
import {geoArea} from "d3-geo";
const t=JSON.parse(readFileSync("node_modules/world-atlas/land-10m.json","utf8"));
const l=feature(t,t.objects.land) as any; const lines:any[]=[];const walk=(a:any)=>typeof a[0][0]==="number"?lines.push(a):a.forEach(walk); (l.features??[l]).forEach((f:any)=>walk(f.geometry.coordinates));
const ix=new LineIndex(lines);
const bad=[];
for(const line of coastline().coordinates){let m=0,at=null,len=0;for(const p of line){const d=ix.nearest(p[1],p[0])!.km;if(d>m){m=d;at=p}} for(let i=1;i<line.length;i++)len+=distanceKm(line[i-1][1],line[i-1][0],line[i][1],line[i][0]); if(m>6)bad.push([m.toFixed(1),at.map((x:number)=>x.toFixed(2)).join(","),line.length,len|0])}
console.log(bad.length,bad.sort((a,b)=>b[0]-a[0]).map(x=>x.join(" ")).join("\n"));
const polys=(f:any)=>f.geometry.type==="Polygon"?[f.geometry.coordinates]:f.geometry.coordinates;
for(const f of [land(),...countries().features]) for(const p of polys(f)) {for(const h of p.slice(1)){const a=geoArea({type:"Polygon",coordinates:[h]})*6371**2; if(a<1e8||f===land())console.log("hole",(f.properties as any)?.iso3,h[0],a|0)}}
