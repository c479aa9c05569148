/** Verbs of going past: "exceed", "outnumber", "outpace" and others with "out", "dépasser". */
export const exceeds = /^(?:(?:exceed|surpass|overtak|overshadow|dwarf|top|eclips|outnumber|outpac|outstrip|outdo|outrank|outweigh|outrun|beat)(?:e|s|es|ed|ped|ing|ping|p)?|overtook|overtaken|outdid|outran|depass\w{1,5}|surpass\w{1,5}|exced\w{1,4}|eclips\w{1,4})$/;
