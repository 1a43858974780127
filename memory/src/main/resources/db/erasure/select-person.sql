insert into going (name) values (?)
