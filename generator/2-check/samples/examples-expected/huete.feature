# language: de
Funktionalität: Hüte

  Szenariogrundriss: Einige
    Wenn jemand fragt: `GET /hats`
    Dann sind <was> da: `200 Hat[]`

    Beispiel: geht
      | was  |
      | alle |
