-- rates are counted in limited_use, these two served nothing any more
drop index sign_in_request_email;
drop index sign_in_request_ip;
