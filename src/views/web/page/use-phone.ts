import {useEffect, useState} from "react";

/** Whether the page has the width of a phone. The style sheet has the same bound. */
export function usePhone(): boolean {
  const [phone, setPhone] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const listen = () => setPhone(media.matches);
    media.addEventListener("change", listen);
    return () => media.removeEventListener("change", listen);
  }, []);
  return phone;
}

const query = "(max-width: 760px)";
