Funktionalität: Hüte

  Szenario: Alle
    Wenn jemand fragt: `GET /hats`
    Dann sind alle da: `200 Hat[]`
