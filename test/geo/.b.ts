import {land,countries,admin1,coastline} from "../../src/geo/basemap.ts";
import {distanceKm} from "../../src/geo/distance.ts";
const polys=(f:any)=>f.geometry.type==="Polygon"?[f.geometry.coordinates]:f.geometry.coordinates;
for(const f of [land(),...countries().features,...admin1().features]) for(const p of polys(f)) for(const h of p) {let m=0,at:any;for(let i=1;i<h.length;i++){const d=distanceKm(h[i-1][1],h[i-1][0],h[i][1],h[i][0]);if(d>m){m=d;at=[h[i-1],h[i],i,h.length]}} if(m>125)console.log((f.properties as any)?.iso3,(f.properties as any)?.name,m,JSON.stringify(at))}
for(const l of coastline().coordinates){const a=l[0],b=l.at(-1)!;if(a[0]!==b[0]||a[1]!==b[1])console.log("open",a,b,l.length)}
const near=(x:number,y:number)=>admin1().features.filter(f=>JSON.stringify(f.geometry.coordinates).includes(`[${x},${y}]`)).map(f=>f.properties.iso3+f.properties.name);
for(const q of [[-14.993587483968668,11.957764712601815],[105.83801459503647,10.00524436945797]])console.log(q,near(q[0],q[1]));
