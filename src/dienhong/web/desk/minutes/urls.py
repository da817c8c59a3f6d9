"""Addresses of the minutes, below one dialogue's."""

from django.urls import path

from dienhong.web.desk.minutes import corrections, papers, publishing, recordings, views

urlpatterns = [
    path("<int:pk>/bien-ban/", views.minutes, name="minutes"),
    path("<int:pk>/bien-ban/ket-thuc-dinh-chinh/", views.close, name="close_corrections"),
    path("<int:pk>/bien-ban/mo-lai-dinh-chinh/", views.reopen, name="reopen_corrections"),
    path("<int:pk>/bien-ban/dua-vao-so/", views.again, name="settle_again"),
    path("<int:pk>/bien-ban/luot/<int:turn_id>/", corrections.told, name="told_correction"),
    path("<int:pk>/bien-ban/dinh-chinh/<int:correction_id>/", corrections.decide, name="correction"),
    path("<int:pk>/bien-ban/xem-truoc.<slug:form>", papers.preview, name="minutes_preview"),
    path("<int:pk>/bien-ban/lap/", papers.final, name="final_minutes"),
    path("<int:pk>/bien-ban/ket-luan/", papers.conclusions, name="hall_conclusions"),
    path("<int:pk>/bien-ban/ghi-am/", recordings.add, name="add_recording"),
    path("<int:pk>/bien-ban/ghi-am/<int:recording_id>/", recordings.heard, name="recording"),
    path("<int:pk>/bien-ban/ghi-am/<int:recording_id>/tep/", recordings.download, name="recording_file"),
    path("<int:pk>/bien-ban/cong-khai/", publishing.publish, name="publish_minutes"),
    path("<int:pk>/bien-ban/ban-cong-khai/", publishing.versions, name="public_minutes"),
]
